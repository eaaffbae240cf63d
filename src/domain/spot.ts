/** A passage as it is remembered: by id, and by number and chapter for when an edit took the id away. */
export type Spot = { readonly id: string; readonly number: number; readonly chapter?: number };
