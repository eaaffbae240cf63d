type Child = Node | string | undefined | false;
type Props = Readonly<Record<string, string | number | boolean | undefined | ((event: never) => void)>>;
type Tags = HTMLElementTagNameMap;
type TagOf<T> = T extends `${infer K}.${string}` ? K : T;
type ElementOf<T> = TagOf<T> extends keyof Tags ? Tags[TagOf<T>] : never;

/**
 * An element, `"p.problem"` with a class, then its props and children. `on…` props listen, true sets an empty attribute,
 * false and undefined none.
 */
export function make<const T extends keyof Tags | `${keyof Tags}.${string}`>(
  what: T,
  ...parts: readonly (Props | Child)[]
): ElementOf<T> {
  const [tag = "", ...classes] = what.split(".");
  const element = document.createElement(tag);
  if (classes.length > 0) element.className = classes.join(" ");
  for (const part of parts) {
    if (typeof part !== "object" || part instanceof Node) {
      if (part) element.append(part);
      continue;
    }
    for (const [name, value] of Object.entries(part)) {
      if (typeof value === "function") element.addEventListener(name.slice(2), value as EventListener);
      else set(element, name, value);
    }
  }
  return element as ElementOf<T>;
}

/** A button that does something here, with the classes of its look. */
export function action(look: string, onclick: () => void, ...parts: readonly (Props | Child)[]) {
  return make("button", { type: "button", class: look, onclick }, ...parts);
}

/** What went wrong, in a sentence. */
export const sentenceOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

export function set(element: Element, name: string, value: string | number | boolean | undefined): void {
  if (value === undefined || value === false) element.removeAttribute(name);
  else element.setAttribute(name, value === true ? "" : String(value));
}

export function find<T extends HTMLElement>(id: string, type: new () => T): T {
  const element = document.getElementById(id);
  if (!(element instanceof type)) throw new Error(`The page has no ${type.name} with the id ${id}.`);
  return element;
}

let made = 0;
export function freshId(stem: string): string {
  made += 1;
  return `${stem}-${made}`;
}
