import { kind } from "../kinds.ts";
import { type Json, type Path, recordOf, recordsOf } from "./json.ts";

export const isComponentsV2 = 1 << 15;
export const isSelect = (component: Json) => [3, 5, 6, 7, 8].includes(Number(component.type));

export type PlacedComponent = { readonly component: Json; readonly path: Path };

/** Every component, nested ones and accessories too, with its place in the body. */
export function* walkComponents(
  components: unknown,
  path: Path = ["components"],
): Generator<PlacedComponent> {
  for (const [at, component] of recordsOf(components).entries()) yield* walkOne(component, [...path, at]);
}

function* walkOne(component: Json, path: Path): Generator<PlacedComponent> {
  yield { component, path };
  yield* walkComponents(component.components, [...path, "components"]);
  for (const key of ["accessory", "component"]) {
    if (component[key] !== undefined) yield* walkOne(recordOf(component[key]), [...path, key]);
  }
}

/** The components as Discord gives them back: each with an id of its own, counted from 1. */
export function withIds(components: unknown): readonly Json[] {
  const taken = new Set([...walkComponents(components)].map(({ component }) => component.id));
  let last = 0;
  const next = () => {
    do last += 1;
    while (taken.has(last));
    return last;
  };
  const complete = (component: Json): Json => {
    const id = component.id === undefined || component.id === 0 ? next() : component.id;
    const completed: Record<string, unknown> = { ...defaultsOf(component), ...component, id };
    if (component.components !== undefined)
      completed.components = recordsOf(component.components).map(complete);
    if (component.accessory !== undefined) completed.accessory = complete(recordOf(component.accessory));
    if (component.items !== undefined) {
      completed.items = recordsOf(component.items).map((item) => ({
        description: null,
        spoiler: false,
        ...item,
        media: mediaOf(item.media),
      }));
    }
    if (component.media !== undefined) completed.media = mediaOf(component.media);
    if (component.file !== undefined) completed.file = mediaOf(component.file);
    return completed;
  };
  return recordsOf(components).map(complete);
}

function defaultsOf(component: Json): Json {
  if (component.type === kind.container) return { accent_color: null, spoiler: false };
  if (component.type === kind.separator) return { spacing: 1, divider: true };
  if (component.type === kind.thumbnail) return { description: null, spoiler: false };
  if (component.type === kind.file) return { spoiler: false, name: null, size: null };
  if (isSelect(component)) return { min_values: 1, max_values: 1, disabled: false };
  return {};
}

function mediaOf(media: unknown): Json {
  const url = String(recordOf(media).url);
  return { id: "0", url, proxy_url: url, width: null, height: null, content_type: null };
}
