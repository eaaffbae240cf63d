import type { Words } from "../messages/messages.ts";
import type { Message } from "../reply.ts";
import type { Story } from "../story/story.ts";
import { text } from "./components.ts";
import { nameText, titleOf } from "./credit.ts";

/** To who has read a story's warnings and wants to see it. */
export function acceptedView(story: Story, isDirect: boolean, words: Words): Message {
  const title = `**${nameText(titleOf(story.about, words))}**`;
  const { accepted, acceptedDirect } = words.warning;
  return { components: [text(isDirect ? acceptedDirect({ title }) : accepted({ title }))] };
}
