import { ComponentType, TextInputStyle } from "discord-api-types/v10";
import type { Modal } from "../reply.ts";

type TextField = {
  /** What `submit` gets its words as. */
  readonly id: string;
  readonly label: string;
  readonly most: number;
  readonly least?: number;
  readonly hint?: string;
  readonly placeholder?: string;
  readonly value?: string | undefined;
  readonly isLong?: boolean;
  readonly isOptional?: boolean;
};

/** A form of text fields. */
export function modal(id: string, title: string, fields: readonly TextField[]): Modal {
  return {
    custom_id: id,
    title,
    components: fields.map(({ label, hint, least, placeholder, value, ...field }) => ({
      type: ComponentType.Label,
      label,
      ...(hint === undefined ? {} : { description: hint }),
      component: {
        type: ComponentType.TextInput,
        custom_id: field.id,
        style: field.isLong === true ? TextInputStyle.Paragraph : TextInputStyle.Short,
        max_length: field.most,
        required: field.isOptional !== true,
        ...(least === undefined ? {} : { min_length: least }),
        ...(placeholder === undefined ? {} : { placeholder }),
        ...(value === undefined ? {} : { value }),
      },
    })),
  };
}
