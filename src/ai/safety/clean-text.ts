/** Typed text as a model may see it: what people can see, in one form, and no longer than it may be. */

// Default_Ignorable_Code_Point: zero-width and bidi characters, soft hyphens, fillers, variation selectors, tags (U+E0000…).
const INVISIBLE =
  /[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Co}\p{Cn}\p{Surrogate}\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2800]/gu;
const LINE_ENDS = /\r\n?|[\u000b\u000c\u0085\u2028\u2029]/g;
const SPACES_BUT_NEWLINE = /[^\S\n]+/gu;
const MANY_NEWLINES = /\n{3,}/g;
// More marks on one letter than any language puts there only hide it, or cost time.
const HEAPED_MARKS = /(\p{M}{8})\p{M}+/gu;

/**
 * NFKC, but not of Latin-1 letters and signs, of … and of ™. Full-width and mathematical letters become the plain ones that
 * masks look for; `m²`, `½` and `n.º` stay as they were typed, for a model's text repeats them.
 */
const COMPATIBILITY = /[^\u0000-\u00ff…™]+/gu;

/** How many times more than may be left of a text is looked at: placeholders are shorter than what they stand for. */
const LOOKED_AT = 4;
/** What is dropped at the end of a text that was not looked at to its end: there half a number or address may be. */
const UNSURE_END = 100;

/** Text without what cannot be seen: control, zero-width, bidi, tag and private characters; spaces are plain and single. */
export function visibleText(value: string): string {
  return (
    value
      .replace(LINE_ENDS, '\n')
      .replaceAll('\t', ' ')
      .replace(INVISIBLE, '')
      .replace(HEAPED_MARKS, '$1')
      .normalize('NFC')
      .replace(COMPATIBILITY, (part) => part.normalize('NFKC'))
      .normalize('NFC')
      // NFKC makes marks and spaces of its own.
      .replace(HEAPED_MARKS, '$1')
      .replace(SPACES_BUT_NEWLINE, ' ')
      .replace(MANY_NEWLINES, '\n\n')
      .trim()
  );
}

/** At most so many code points of a text, with … where there was more. */
export function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  const points = Array.from(text);
  if (points.length <= most) return text;
  return most < 1
    ? ''
    : `${points
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`;
}

/**
 * Visible text of at most `most` code points. `mask` sees the text before it is cut, so that nothing that it looks for is
 * cut in half.
 */
export function cleanText(value: string, most: number, mask = (text: string) => text): string {
  const room = most * LOOKED_AT + UNSURE_END;
  const masked = mask(visibleText(value.slice(0, room)));
  return cut(value.length > room ? masked.slice(0, -UNSURE_END).trimEnd() : masked, most);
}
