import type { Words } from "../messages/messages.ts";
import type { Message } from "../reply.ts";
import type { Story } from "../story/story.ts";
import { sentence } from "./components.ts";
import { nameText, titleOf } from "./credit.ts";

/** For a reader who has confirmed a story's warnings. */
export function acceptedView(story: Story, isDirect: boolean, words: Words): Message {
  const title = `**${nameText(titleOf(story.about, words))}**`;
  const { accepted, acceptedDirect } = words.warning;
  return sentence(isDirect ? acceptedDirect({ title }) : accepted({ title }));
}
