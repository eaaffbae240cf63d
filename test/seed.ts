import fc from "fast-check";

// The same questions in every run, so that a red run means a change; SEED=<number> npm test asks others.
fc.configureGlobal({ seed: Number(process.env.SEED ?? 20_261_122) });
