import { type $ZodIssue, type $ZodType, safeParse } from "zod/v4/core";
import type { BodyFault } from "./errors.ts";
import { isRecord, type Path } from "./json.ts";

type CheckedBody = {
  readonly faults: readonly BodyFault[];
  /** Where the body holds something that Discord's schema does not know, and Discord would ignore. */
  readonly unknown: readonly string[];
};

export function checkSchema(schema: $ZodType, body: unknown): CheckedBody {
  const result = safeParse(schema, body);
  if (result.success) return { faults: [], unknown: unknownKeys(body, result.data, []) };
  return { faults: result.error.issues.flatMap((issue) => faultsOf(issue, body, [])), unknown: [] };
}

function faultsOf(issue: $ZodIssue, body: unknown, above: Path): BodyFault[] {
  const path = [...above, ...issue.path.map((step) => (typeof step === "number" ? step : String(step)))];
  if (issue.code === "invalid_union" && issue.errors.length > 0) {
    return likeliest(issue.errors).flatMap((inner) => faultsOf(inner, body, path));
  }
  return [{ path, ...sentence(issue, valueAt(body, path)) }];
}

/** Of a union's branches, the one that the body meant: its `type` fits and the least is wrong with it. */
function likeliest(branches: readonly (readonly $ZodIssue[])[]): readonly $ZodIssue[] {
  const weight = (issues: readonly $ZodIssue[]) =>
    issues.length + (issues.some(({ path }) => path.length === 1 && path[0] === "type") ? 1000 : 0);
  return branches.reduce((best, next) => (weight(next) < weight(best) ? next : best));
}

function sentence(issue: $ZodIssue, value: unknown): { code: string; message: string } {
  if (value === undefined || value === "") {
    return { code: "BASE_TYPE_REQUIRED", message: "This field is required" };
  }
  const size = typeof value === "number" ? "value" : "length";
  if (issue.code === "too_big") {
    const code = size === "value" ? "NUMBER_TYPE_MAX" : "BASE_TYPE_MAX_LENGTH";
    return { code, message: `Must be ${issue.maximum} or fewer in ${size}.` };
  }
  if (issue.code === "too_small") {
    const code = size === "value" ? "NUMBER_TYPE_MIN" : "BASE_TYPE_MIN_LENGTH";
    return { code, message: `Must be ${issue.minimum} or more in ${size}.` };
  }
  if (issue.code === "invalid_value") {
    return { code: "BASE_TYPE_CHOICES", message: `Value must be one of ${issue.values.join(", ")}.` };
  }
  return { code: "BASE_TYPE_BAD_TYPE", message: issue.message };
}

function valueAt(body: unknown, path: Path): unknown {
  let here = body;
  for (const step of path) {
    if (Array.isArray(here)) here = here[Number(step)];
    else if (isRecord(here)) here = here[step];
    else return undefined;
  }
  return here;
}

function unknownKeys(given: unknown, known: unknown, path: Path): string[] {
  if (Array.isArray(given) && Array.isArray(known)) {
    return given.flatMap((value, at) => unknownKeys(value, known[at], [...path, at]));
  }
  if (!isRecord(given) || !isRecord(known)) return [];
  return Object.entries(given).flatMap(([key, value]) =>
    key in known ? unknownKeys(value, known[key], [...path, key]) : [[...path, key].join(".")],
  );
}
