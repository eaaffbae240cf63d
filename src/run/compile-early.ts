import { flushCompileCache } from "node:module";
import { setFlagsFromString } from "node:v8";

/**
 * V8 makes code fast once it has run some five hundred times, and most bots are asked too seldom for that: from now on after
 * thirty. Not from the start: code that Node and this program keep compiled is passed over under other flags than its own,
 * which costs 50 ms where it is the whole of Node.
 */
export function compileEarly(): void {
  flushCompileCache();
  // Node warns of flags set under running code: these two are numbers that V8 looks up anew each time it decides. Of one that a
  // later Node no longer has it says so, and goes on.
  setFlagsFromString("--invocation-count-for-maglev=30");
  setFlagsFromString("--minimum-invocations-after-ic-update=20");
}
