import { randomBytes } from "node:crypto";
import type { IncomingMessage, Server } from "node:http";
import { constants, createDeflate, type Deflate } from "node:zlib";
import { type WebSocket, WebSocketServer } from "ws";
import { type Fixture, shardOf } from "./fixture.ts";
import { isRecord, type Json, listOf, numberOf, recordOf } from "./json.ts";

type GatewayEvent = { readonly op: 0; readonly s: number; readonly t: string; readonly d: object };
type Session = {
  readonly id: string;
  readonly shard: readonly [number, number];
  readonly intents: number;
  readonly sent: GatewayEvent[];
  seq: number;
  connection: GatewayConnection | undefined;
  isOver: boolean;
  /** When its connection was torn, or Discord declared it invalid, by `performance.now()`. */
  tornAt?: number;
};
type GatewayConnection = {
  socket: WebSocket;
  zip: Deflate | undefined;
  session?: Session;
  isFrozen?: boolean;
};
type GatewayOptions = {
  heartbeatMs: number;
  allowedIntents: number;
  requiredShards: number;
  maxConcurrency: number;
  /** How many sessions may begin in all, one of a bucket in five seconds; undefined for as many as like to. */
  sessionStarts: number | undefined;
};

export function makeGateway(fixture: Fixture, server: Server, options: GatewayOptions, changed: () => void) {
  const sockets = new WebSocketServer({ server, path: "/gateway" });
  const sessions = new Map<string, Session>();
  const connections = new Set<GatewayConnection>();
  const counts = { identified: 0, resumed: 0, heartbeats: 0 };
  const identifies: { readonly shard: number; readonly at: number }[] = [];

  sockets.on("connection", (socket: WebSocket, request: IncomingMessage) => {
    const query = new URL(request.url ?? "/", "http://gateway").searchParams;
    if (query.get("encoding") === "etf") return socket.close(4002, "Only json is spoken here.");
    const zip = query.get("compress") === "zlib-stream" ? makeZip(socket) : undefined;
    const connection: GatewayConnection = { socket, zip };
    connections.add(connection);
    socket.on("message", (data) => hear(connection, String(data)));
    socket.on("close", (code) => {
      connections.delete(connection);
      const { session } = connection;
      if (session?.connection === connection) {
        session.connection = undefined;
        // A client that closes with 1000 or 1001 ends its session; any other way it may resume.
        session.isOver ||= code === 1000 || code === 1001;
        if (!session.isOver) session.tornAt = performance.now();
      }
      changed();
    });
    say(connection, 10, { heartbeat_interval: options.heartbeatMs });
  });

  function hear(connection: GatewayConnection, text: string) {
    let frame: unknown;
    try {
      frame = JSON.parse(text);
    } catch {
      return connection.socket.close(4002, "Error while decoding payload.");
    }
    const { op, d } = recordOf(frame);
    if (op === 1) {
      counts.heartbeats += 1;
      if (!connection.isFrozen) say(connection, 11, null);
    } else if (op === 2) identify(connection, recordOf(d));
    else if (op === 6) resume(connection, recordOf(d));
    else if (op !== 3 && op !== 4 && op !== 8) connection.socket.close(4001, "Unknown opcode.");
    else if (!connection.session) connection.socket.close(4003, "Not authenticated.");
  }

  function identify(connection: GatewayConnection, asked: Json) {
    const { socket } = connection;
    if (connection.session) return socket.close(4005, "Already authenticated.");
    if (asked.token !== fixture.token) return socket.close(4004, "Authentication failed.");
    if (!isRecord(asked.properties) || typeof asked.intents !== "number")
      return socket.close(4002, "Error while decoding payload.");
    const [shard = 0, shards = 1] = listOf(asked.shard).map(numberOf);
    if (shards < 1 || shard >= shards) return socket.close(4010, "Invalid shard.");
    if (shards < options.requiredShards) return socket.close(4011, "Sharding required.");
    if (asked.intents < 0 || asked.intents >= 2 ** 26) return socket.close(4013, "Invalid intent(s).");
    if ((asked.intents & ~options.allowedIntents) !== 0) return socket.close(4014, "Disallowed intent(s).");
    const before = identifies.findLast((one) => bucketOf(one.shard) === bucketOf(shard));
    identifies.push({ shard, at: performance.now() });
    if (options.sessionStarts !== undefined) {
      if (identifies.length > options.sessionStarts) return socket.close(4004, "Authentication failed.");
      if (before !== undefined && performance.now() - before.at < 5_000) return say(connection, 9, false);
    }
    const { intents } = asked;
    const id = randomBytes(16).toString("hex");
    const own = { id, shard: [shard, shards] as const, intents, connection };
    const session: Session = { ...own, sent: [], seq: 0, isOver: false };
    sessions.set(id, session);
    connection.session = session;
    const mine = [...fixture.guilds.values()].filter(
      (guild) => guild.hasBot && shardOf(guild.id, shards) === shard,
    );
    emit(session, "READY", {
      v: 10,
      user: { ...fixture.bot, verified: true, mfa_enabled: true, email: null },
      guilds: mine.map((guild) => ({ id: guild.id, unavailable: true })),
      session_id: id,
      session_type: "normal",
      resume_gateway_url: address(),
      shard: session.shard,
      application: { id: fixture.applicationId, flags: 0 },
      ...{ private_channels: [], relationships: [], presences: [], user_settings: {}, _trace: ["double"] },
    });
    counts.identified += 1;
    changed();
  }

  function bucketOf(shard: number): number {
    return shard % options.maxConcurrency;
  }

  function resume(connection: GatewayConnection, asked: Json) {
    if (asked.token !== fixture.token) return connection.socket.close(4004, "Authentication failed.");
    const session = sessions.get(String(asked.session_id));
    if (!session || session.isOver) return say(connection, 9, false);
    const seq = numberOf(asked.seq);
    if (seq > session.seq) return connection.socket.close(4007, "Invalid seq.");
    session.connection?.socket.terminate();
    session.connection = connection;
    connection.session = session;
    for (const event of session.sent.filter(({ s }) => s > seq)) send(connection, event);
    emit(session, "RESUMED", { _trace: ["double"] });
    counts.resumed += 1;
    changed();
  }

  function emit(session: Session, t: string, d: object) {
    session.seq += 1;
    const event: GatewayEvent = { op: 0, s: session.seq, t, d };
    session.sent.push(event);
    if (session.sent.length > 1000) session.sent.splice(0, 500);
    if (session.connection && !session.connection.isFrozen) send(session.connection, event);
  }

  function send({ socket, zip }: GatewayConnection, frame: object) {
    const text = JSON.stringify(frame);
    if (zip) {
      zip.write(text);
      zip.flush(constants.Z_SYNC_FLUSH);
    } else socket.send(text);
  }

  /** A word about the connection itself. */
  function say(connection: GatewayConnection, op: number, d: unknown) {
    send(connection, { op, d, s: null, t: null });
  }

  function address(): string {
    const at = server.address();
    return `ws://127.0.0.1:${typeof at === "object" && at ? at.port : 0}/gateway`;
  }

  const live = () => [...connections].filter(({ session }) => session !== undefined);

  return {
    counts,
    /** Who asked to begin a session, and when by `performance.now()`, the refused ones too. */
    identifies,
    address,
    /** Those that an event reaches just now. */
    get sessions() {
      return live().flatMap(({ session }) => (session === undefined || session.isOver ? [] : session));
    },
    get shards() {
      return live().map(({ session }) => session?.shard);
    },
    /** Sends an event to every session of the shard it belongs to; a session that is away gets it when it resumes. */
    dispatch(t: string, d: object, guildId: string | undefined, intent = 0) {
      for (const session of sessions.values()) {
        if (session.isOver || (intent !== 0 && (session.intents & intent) === 0)) continue;
        if (shardOf(guildId, session.shard[1]) === session.shard[0]) emit(session, t, d);
      }
    },
    /** The connections stay open, but nothing comes through them any more, heartbeats' answers included. */
    freeze() {
      for (const connection of connections) connection.isFrozen = true;
    },
    /** The connection breaks without a word; the client may resume. */
    drop() {
      for (const { socket } of connections) socket.terminate();
    },
    /** Discord asks its clients to connect anew and resume. */
    reconnect() {
      for (const connection of live()) say(connection, 7, null);
    },
    /** Discord declares the sessions invalid, resumable or not. */
    invalidate(isResumable = false) {
      for (const connection of live()) {
        if (connection.session && !isResumable) {
          connection.session.isOver = true;
          connection.session.tornAt = performance.now();
        }
        say(connection, 9, isResumable);
      }
    },
    closeWith(code: number) {
      for (const { socket } of connections) socket.close(code);
    },
    close() {
      for (const { socket, zip } of connections) {
        zip?.close();
        socket.terminate();
      }
      sockets.close();
    },
  };
}

function makeZip(socket: WebSocket): Deflate {
  const zip = createDeflate({ flush: constants.Z_SYNC_FLUSH });
  zip.on("data", (chunk: Buffer) => socket.send(chunk));
  return zip;
}
