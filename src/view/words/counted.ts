/** "1 passage", "2 passages": the number as the language writes it, with the word that goes with it. */
export function counted(
  code: string,
  number: number,
  forms: { readonly [Form in Intl.LDMLPluralRule]?: string } & { readonly other: string },
): string {
  const form = new Intl.PluralRules(code).select(number);
  return `${new Intl.NumberFormat(code).format(number)} ${forms[form] ?? forms.other}`;
}
