import type { Chapter, Passage, Story } from "../../src/story/story.ts";

/**
 * A story of chapters of these lengths. Every text in it names the last passage it gives away: secret4x. With
 * `inserted`, so many passages stand before what is otherwise the same.
 */
export function told(
  lengths: readonly number[],
  isChaptered: boolean,
  { inserted = 0, slug = "tale" }: { readonly inserted?: number; readonly slug?: string } = {},
): Story {
  const passages: Passage[] = [];
  const all: Chapter[] = [];
  lengths.forEach((length, at) => {
    const count = at === 0 ? length + inserted : length;
    const first = passages.length + 1;
    all.push({ number: at + 1, title: `secret${first}x`, first, last: first + count - 1 });
    for (let paragraph = 1; paragraph <= count; paragraph += 1) {
      const number = passages.length + 1;
      passages.push({
        id: number <= inserted ? `new${number}` : `i${number - inserted}`,
        number,
        chapter: isChaptered ? at + 1 : undefined,
        paragraph: isChaptered ? paragraph : number,
        after: paragraph === 1 && at > 0 && isChaptered ? "chapter" : "none",
        text: `Here is secret${number}x. It was told by secret${number}x.`,
        marks: [],
      });
    }
  });
  const total = passages.length;
  return {
    slug,
    about: {
      title: "The Tale",
      author: "A. Writer",
      attribution: "Told by A. Writer",
      source: "https://example.org/tale",
      rights: undefined,
      note: "A note before it all.",
      fandoms: [],
      rating: undefined,
      warnings: [],
      summary: undefined,
      language: "en",
      permission: undefined,
      withdrawn: false,
      endnote: `secret${total}x`,
      series: [],
      inspiredBy: [],
      people: all.map((chapter) => chapter.title),
      chapterNotes: isChaptered
        ? all.map(({ number, first, last }) => ({
            chapter: number,
            summary: `secret${last}x`,
            before: `secret${first}x`,
            after: `secret${last}x`,
          }))
        : [],
    },
    credits: all.map(({ first, last }) => ({ first, last, text: `secret${first}x` })),
    chapters: isChaptered ? all : [],
    passages,
  };
}

export function chapters(story: Story): readonly (readonly [string, number, number])[] {
  return story.chapters.map(({ title, first, last }) => [title, first, last]);
}
