import { randomBytes } from "node:crypto";
import { installOfAbsentFont } from "../card/faces.ts";
import type { Config } from "../config.ts";
import { wakeForChapters } from "../daily/grown.ts";
import type { UploadLimits } from "../domain/server-story.ts";
import { type Catalog, makeCatalog } from "../library/catalog.ts";
import { draftMs } from "../library/drafts.ts";
import { makeFetch } from "../library/fetch.ts";
import { openImporter } from "../library/importer.ts";
import { usualLimits } from "../library/limits.ts";
import { makeOwnStories, type OwnStories } from "../library/own.ts";
import type { Log } from "../log.ts";
import type { Store } from "../store/store.ts";
import { isOfServer, type LiveLibrary, openLibrary, type Refreshed, standardSlug } from "../story/library.ts";
import { noPermission, withoutPermission } from "../story/rights.ts";
import type { Story } from "../story/story.ts";
import { watchLibrary } from "../story/watch.ts";
import { UserError } from "../user-error.ts";

/** A file that nobody brought in goes so soon after its hour. */
const sweepEveryMs = 300_000;

/** What servers may bring, as far as the operator says. */
function limitsFor(said: Config["serverStories"]): UploadLimits {
  if (said === undefined || said === "off") return usualLimits;
  return {
    storiesPerServer: said.stories ?? usualLimits.storiesPerServer,
    charactersPerStory: said.story ?? usualLimits.charactersPerStory,
    charactersPerServer: said.server ?? usualLimits.charactersPerServer,
    fileBytes: said.file === undefined ? usualLimits.fileBytes : said.file * 2 ** 20,
    addsPerHour: said.hour ?? usualLimits.addsPerHour,
  };
}

/** All stories while the bot runs: the operator's, read again when their files change, and the servers' own. */
export type Stories = {
  readonly library: LiveLibrary;
  readonly catalog: Catalog;
  readonly own: OwnStories;
  /** Indexes the operator's, the standard one first. */
  readonly index: () => void;
  /** What the operator changed while the bot was away; servers bring theirs through it. */
  readonly tellChapters: () => void;
  readonly close: () => Promise<void>;
};

export async function openStories(parts: {
  readonly config: Config;
  readonly store: Store;
  readonly log: Log;
  readonly now: () => number;
  readonly warm: (stories: readonly Story[]) => void;
  readonly refreshed: (what: Refreshed) => void;
  /** A file that a server brought: read, refused, failed or brought. */
  readonly uploaded: (outcome: string) => void;
  /** Something is due at once. */
  readonly wake: () => void;
}): Promise<Stories> {
  const { config, store, log, now } = parts;
  // Without the store the oldest story takes the standard one's place.
  const before = await store.standardStory().catch(() => undefined);
  const library = openLibrary(config.contentDir, { named: config.story, before });
  for (const fault of library.faults) log.warn("a story is left out", { fault });
  const keepStandard = () => {
    const slug = standardSlug(library.current());
    if (slug !== undefined) void store.setStandardStory(slug).catch(() => undefined);
  };
  const warn = (changed?: readonly string[]) => {
    const stories = library.current().stories.filter(({ slug }) => changed?.includes(slug) ?? true);
    for (const { slug } of withoutPermission(stories)) log.warn(noPermission, { story: slug });
    for (const { slug, about } of stories) {
      const install = installOfAbsentFont(about.language);
      if (install !== undefined)
        log.warn("a story's cards need a font that is not installed", { story: slug, install });
    }
  };
  const index = () => {
    const { stories } = library.current();
    const standard = standardSlug(library.current());
    parts.warm(stories.toSorted((a, b) => Number(b.slug === standard) - Number(a.slug === standard)));
  };
  keepStandard();
  warn();
  const unwatch = watchLibrary(config.contentDir, library, {
    refreshed: ({ changed, faults }) => {
      log.info("stories changed", { changed });
      parts.refreshed({ changed, faults });
      tell(({ settings }) => changed.includes(settings.story));
      index();
      keepStandard();
      warn(changed);
      for (const fault of faults) log.warn("a story is faulty; its last good version stays", { fault });
    },
    failed: (error) => log.warn("the stories could not be read again; they stay as they are", { error }),
  });
  const catalog = makeCatalog({
    operator: library.current,
    store,
    now,
    mostBytes: config.storyCache === undefined ? undefined : config.storyCache * 2 ** 20,
    onUnreadable: (story) => log.error("a server's story can't be read", { story }),
  });
  const tell = (isMeant: Parameters<typeof wakeForChapters>[0]) =>
    void wakeForChapters(isMeant, {
      ...{ store, log, now, wake: parts.wake },
      story: (slug, guildId) => catalog.story(guildId, slug),
    }).catch((error: unknown) => log.warn("new chapters are told later", { error }));
  const importer = openImporter({
    onFailed: (name, frames) => log.error("a file that was brought could not be read", { name, frames }),
  });
  const plain = makeOwnStories({
    store,
    catalog,
    importer,
    fetchFile: makeFetch({ apiUrl: config.apiUrl, now }),
    limits: limitsFor(config.serverStories),
    isOff: config.serverStories === "off",
    now,
    newId: () => randomBytes(8).toString("base64url").slice(0, 10),
    onBrought: (guild, slug) => tell(({ guildId, settings }) => guildId === guild && settings.story === slug),
    onReported: (report) => log.warn("a story was reported", report),
  });
  const counted = async <T>(outcome: string, work: Promise<T>): Promise<T> => {
    try {
      const result = await work;
      parts.uploaded(outcome);
      return result;
    } catch (error) {
      parts.uploaded(error instanceof UserError ? "refused" : "failed");
      throw error;
    }
  };
  const own: OwnStories = {
    ...plain,
    read: (...asked) => counted("read", plain.read(...asked)),
    bring: (...asked) => counted("brought", plain.bring(...asked)),
  };
  const sweep = () => void store.dropDraftsBefore(now() - draftMs).catch(() => undefined);
  const sweeping = setInterval(sweep, sweepEveryMs).unref();
  const close = async () => {
    clearInterval(sweeping);
    unwatch();
    await importer.close();
  };
  return {
    library,
    catalog,
    own,
    index,
    tellChapters: () => tell(({ settings }) => !isOfServer(settings.story)),
    close,
  };
}
