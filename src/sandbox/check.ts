import type { OptionValue, ShownChoice, ShownOption } from "./protocol.ts";

/** What Discord's client refuses to send; the page asks while one types. */
export type CheckedForm =
  | { readonly kind: "value"; readonly value: OptionValue }
  | { readonly kind: "empty" }
  | { readonly kind: "fault"; readonly sentence: string };

/** `picked` is the choice that the text came from, if it came from one. */
export function checkOption(option: ShownOption, text: string, picked: ShownChoice | undefined): CheckedForm {
  if (text.trim() === "") {
    return option.isRequired
      ? { kind: "fault", sentence: "This option is required: give it a value." }
      : { kind: "empty" };
  }
  if (picked !== undefined) return checkValue(option, picked.value);
  if (option.kind === "yes-no") return yesOrNo(text);
  if (option.choices.length > 0) {
    const choice = option.choices.find((one) => sameWords(one.name, text));
    return choice === undefined
      ? fault("Pick one of the choices in the list.")
      : { kind: "value", value: choice.value };
  }
  if (option.kind === "file") return fault("Choose a file, or drop one here.");
  if (option.kind === "other") return fault("The preview has no way to fill this option in.");
  if (option.kind === "text") return checkValue(option, text);
  const number = Number(text.replace(/^\+/, ""));
  if (!/^[-+]?\d+(\.\d+)?$/.test(text.trim()) || Number.isNaN(number)) {
    return fault(option.kind === "whole" ? "Give a whole number, such as 6." : "Give a number, such as 6.5.");
  }
  return checkValue(option, number);
}

/** The same limits for a value that is there already. */
function checkValue(option: ShownOption, value: OptionValue): CheckedForm {
  if (option.kind === "whole" || option.kind === "decimal") {
    if (typeof value !== "number") return fault("Give a number.");
    if (option.kind === "whole" && !Number.isSafeInteger(value))
      return fault("Give a whole number, such as 6.");
    if (option.min !== undefined && value < option.min) return fault(`Give ${option.min} or more.`);
    if (option.max !== undefined && value > option.max) return fault(`Give ${option.max} or less.`);
    return { kind: "value", value };
  }
  if (option.kind === "yes-no") {
    return typeof value === "boolean" ? { kind: "value", value } : fault("Pick True or False.");
  }
  if (typeof value !== "string") return fault("Give words.");
  const length = [...value].length;
  if (option.choices.length > 0 && !option.choices.some((one) => one.value === value))
    return fault("Pick one of the choices in the list.");
  if (length > (option.maxLength ?? mostText))
    return fault(`Give ${option.maxLength ?? mostText} characters or fewer; these are ${length}.`);
  if (length < (option.minLength ?? 0)) return fault(`Give ${option.minLength} characters or more.`);
  return { kind: "value", value };
}

// https://docs.discord.com/developers/interactions/application-commands#application-command-object-application-command-option-structure
const mostText = 6_000;

function yesOrNo(text: string): CheckedForm {
  if (sameWords(text, "true") || sameWords(text, "yes")) return { kind: "value", value: true };
  if (sameWords(text, "false") || sameWords(text, "no")) return { kind: "value", value: false };
  return fault("Pick True or False.");
}

/** #general is meant by general, too. */
function sameWords(one: string, other: string): boolean {
  const plain = (words: string) => words.trim().toLowerCase().replace(/^[#@]/, "");
  return plain(one) === plain(other);
}

function fault(sentence: string): CheckedForm {
  return { kind: "fault", sentence };
}
