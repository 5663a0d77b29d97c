import type { ErrorCode, IssueCode, SessionStateReason } from '../errors.ts';
import { english } from './en.ts';

/** What a message may name: `{max}` in its text. */
export type MessageParameters = Readonly<Record<string, string | number>>;

/** Every code that has a message. A catalogue that lacks one does not compile. */
export type MessageCode = IssueCode | ErrorCode | SessionStateReason;
export type Catalogue = Readonly<Record<MessageCode, string>>;

/** The message of a code, for people to read; clients switch on the code. */
export function message(code: MessageCode, params: MessageParameters = {}): string {
  return english[code].replace(/\{(\w+)\}/g, (whole, name: string) =>
    String(params[name] ?? whole),
  );
}
