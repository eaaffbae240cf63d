import type { Words } from "../messages/messages.ts";
import { type Message, pressId } from "../reply.ts";
import type { Story } from "../story/story.ts";
import { button, row, sentence, text } from "./components.ts";
import { nameText, titleOf } from "./credit.ts";
import { filesView } from "./listing.ts";

type Titled = { readonly title?: string | undefined };

function named({ title }: Titled, { story }: Words): { readonly title: string } {
  return { title: nameText(title ?? story.untitled) };
}

/** A story came in, or a newer version of it. */
export function broughtView(story: Story, isNewer: boolean, words: Words): Message {
  const { upload } = words;
  const title = nameText(titleOf(story.about, words));
  const note = pressId("attribution", "about", story.slug, 0);
  return {
    components: [
      text((isNewer ? upload.replaced : upload.brought)({ title })),
      row([button(note, words.buttons.note)]),
    ],
  };
}

export function discardedView({ upload }: Words): Message {
  return sentence(upload.discarded);
}

export function renamedView(story: Titled, words: Words): Message {
  return sentence(words.upload.renamed(named(story, words)));
}

export function askRemoveView(story: Titled & { readonly id: string }, words: Words): Message {
  const { askRemove, removeIt, keepIt } = words.upload;
  return {
    components: [
      text(askRemove(named(story, words))),
      row([
        button(pressId("library", "remove", story.id), removeIt),
        button(pressId("library", "keep", story.id), keepIt),
      ]),
    ],
  };
}

export function storyRemovedView(story: Titled, words: Words): Message {
  return sentence(words.upload.removed(named(story, words)));
}

export function storyUnchangedView({ upload }: Words): Message {
  return sentence(upload.kept);
}

export function storyFileView(story: Titled, file: string, words: Words): Message {
  const data = new TextEncoder().encode(file);
  return filesView(words.upload.exported(named(story, words)), [{ name: "story.md", data }]);
}
