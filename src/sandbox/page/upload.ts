import type { ShownChoice } from "../protocol.ts";
import { ask } from "./api.ts";
import { make } from "./dom.ts";

/** Hands a file to Discord; the choice's value is its id there. */
export async function upload(file: File): Promise<ShownChoice> {
  const address = await new Promise<string>((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(new Error("This file can't be read."));
    reader.readAsDataURL(file);
  });
  const base64 = address.slice(address.indexOf(",") + 1);
  const { id } = await ask<{ id: string }>("files", { name: file.name, type: file.type, base64 });
  return { name: file.name, value: id };
}

/** Lets a file be chosen for the input, with a click or the Enter key. */
export function makeChooser(input: HTMLInputElement, onFile: (file: File) => void): HTMLElement {
  const chooser = make("input", {
    type: "file",
    hidden: true,
    onchange: () => {
      const file = chooser.files?.[0];
      if (file !== undefined) onFile(file);
    },
  });
  input.readOnly = true;
  input.placeholder = "Choose or drop a file";
  input.addEventListener("click", () => chooser.click());
  input.addEventListener("keydown", (event) => {
    if ((event.key !== "Enter" && event.key !== " ") || input.value !== "") return;
    event.preventDefault();
    event.stopPropagation();
    chooser.click();
  });
  return chooser;
}

/** Files may be dropped anywhere; without somebody who takes them nothing happens. */
export function takeDrops(take: (file: File) => void): void {
  document.addEventListener("dragover", (event) => event.preventDefault());
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    const file = event.dataTransfer?.files[0];
    if (file !== undefined) take(file);
  });
}
