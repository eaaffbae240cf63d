const person = "user:";

/** A person's own posts are kept under this where a server's have its id: no id of Discord's begins so. */
export function ownerOf(userId: string): string {
  return `${person}${userId}`;
}

/** The person whose posts they are; undefined of a server's. */
export function personIn(owner: string): string | undefined {
  return owner.startsWith(person) ? owner.slice(person.length) : undefined;
}
