import { once } from 'node:events';
import type { ServerResponse } from 'node:http';

/** How the model server answers, well or not. */

/** What a server does. All but 'ok' are faults, and stand for what providers really do. */
export type Mode =
  | 'ok'
  /** Takes the request, and says nothing for `ms` (30 s if not given). */
  | 'slow first token'
  /** Sends half of its answer, and then nothing. */
  | 'stall midway'
  /** Sends its answer, but `ms` (50 if not given) pass between each two tokens. */
  | 'slow stream'
  /** With `retryAfter` seconds, if given. */
  | '429'
  | '500'
  /** The key is not good; the body repeats it, as some providers do. */
  | '401'
  /** To `location`. */
  | 'redirect'
  /** Stops in the middle of its JSON, for it has no more tokens. */
  | 'truncated JSON'
  | 'schema-breaking JSON'
  /** Answers with `object`, which should be in another language. */
  | 'wrong language'
  /** Writes and writes. */
  | 'huge output'
  /** Before the answer begins. */
  | 'connection reset'
  | 'reset midway'
  /** The stream ends in the middle, as if all were well. */
  | 'cut off'
  /** Prose. */
  | 'not JSON'
  /** A web page of something else, with status 200. */
  | 'web page'
  /** JSON between lines of backquotes. */
  | 'fenced JSON'
  | 'error within the stream'
  | 'empty';

export interface Behaviour {
  readonly mode: Mode;
  readonly ms?: number;
  readonly retryAfter?: number;
  readonly object?: unknown;
  readonly location?: string;
}

/** The body of a request, as far as tests look at it. */
export interface ChatBody {
  readonly model: string;
  readonly stream?: boolean;
  readonly stream_options?: { readonly include_usage?: boolean };
  readonly messages: readonly { readonly role: string; readonly content: unknown }[];
  readonly response_format?: { readonly type: string; readonly json_schema?: unknown };
  readonly max_tokens?: number;
  readonly max_completion_tokens?: number;
  readonly temperature?: number;
}

/** What the answer says. */
export function contentOf({ mode, object }: Behaviour, reply: unknown): string {
  const whole = typeof reply === 'string' ? reply : JSON.stringify(reply);
  if (mode === 'truncated JSON') return whole.slice(0, Math.ceil(whole.length / 2));
  if (mode === 'schema-breaking JSON') return '{"unexpected": [1, {"of": "it all"}]}';
  if (mode === 'wrong language') return JSON.stringify(object ?? reply);
  if (mode === 'not JSON') return 'I am sorry, but as a language model I cannot do that.';
  if (mode === 'fenced JSON') return `\`\`\`json\n${whole}\n\`\`\``;
  return mode === 'empty' ? '' : whole;
}

export interface Answering {
  readonly body: ChatBody;
  readonly behaviour: Behaviour;
  readonly response: ServerResponse;
  readonly authorization: string;
  readonly content: string;
  readonly told: { readonly input: number; readonly output: number } | null | undefined;
  pause(where: 'start' | 'midway'): Promise<void>;
}

/** Answers a request, well or not. */
export async function answer(answering: Answering): Promise<void> {
  const { behaviour, response, authorization, body, content } = answering;
  const { mode } = behaviour;
  const error = (message: string) =>
    JSON.stringify({ error: { message, type: 'server_error', code: null, param: null } });
  const refuse = (status: number, headers: Record<string, string>, message: string) =>
    response
      .writeHead(status, { 'content-type': 'application/json', ...headers })
      .end(error(message));

  if (mode === '429') {
    const { retryAfter } = behaviour;
    refuse(429, retryAfter === undefined ? {} : { 'retry-after': `${retryAfter}` }, 'Slow down.');
  } else if (mode === '500') refuse(500, {}, `Failed on: ${JSON.stringify(body.messages)}`);
  else if (mode === '401') refuse(401, {}, `Incorrect API key: ${authorization}`);
  else if (mode === 'redirect') refuse(307, { location: behaviour.location ?? '/' }, 'Elsewhere.');
  else if (mode === 'connection reset') response.destroy(new Error('reset'));
  else if (mode === 'web page') {
    response.writeHead(200, { 'content-type': 'text/html' }).end('<html>Welcome!</html>');
  } else {
    if (mode === 'slow first token') await wait(response, behaviour.ms ?? 30_000);
    await answering.pause('start');
    if (body.stream) await stream(answering);
    else response.writeHead(200, { 'content-type': 'application/json' }).end(whole(answering));
  }
  function whole({ told }: Answering): string {
    const message = { role: 'assistant', content };
    return JSON.stringify({
      ...frame(body, 'chat.completion'),
      choices: [{ index: 0, message, finish_reason: reasonOf(mode) }],
      ...(told !== null && { usage: usageOf(body, content, told) }),
    });
  }
}

async function stream({ body, behaviour, response, content, told, pause }: Answering) {
  const { mode } = behaviour;
  const send = async (choices: readonly object[], more: object = {}) => {
    const chunk = { ...frame(body, 'chat.completion.chunk'), choices, ...more };
    if (!response.write(`data: ${JSON.stringify(chunk)}\n\n`) && !response.destroyed) {
      await new Promise<void>((resolve) => {
        const go = () => {
          response.off('drain', go).off('close', go);
          resolve();
        };
        response.on('drain', go).on('close', go);
      });
    }
  };
  const token = (text: string) =>
    send([{ index: 0, delta: { content: text }, finish_reason: null }]);

  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' });
  await send([{ index: 0, delta: { role: 'assistant', content: '' }, finish_reason: null }]);
  if (mode === 'huge output') {
    await token('{"text": "');
    while (!response.destroyed) await token('and so on and on, '.repeat(20));
    return;
  }
  const tokens = content.match(/[^]{1,8}/gu) ?? [];
  for (const [index, text] of tokens.entries()) {
    if (response.destroyed) return;
    if (index === Math.floor(tokens.length / 2)) {
      await pause('midway');
      if (mode === 'stall midway') await wait(response, behaviour.ms ?? 30_000);
      if (mode === 'reset midway') {
        // What was written is to arrive first.
        await new Promise((resolve) => response.write(': \n', resolve));
        response.destroy(new Error('reset'));
        return;
      }
      if (mode === 'cut off') break;
      if (mode === 'error within the stream') {
        response.end(`data: ${JSON.stringify({ error: { message: `Failed on ${content}` } })}\n\n`);
        return;
      }
    }
    await token(text);
    if (mode === 'slow stream') await wait(response, behaviour.ms ?? 50);
  }
  if (mode !== 'cut off') {
    await send([{ index: 0, delta: {}, finish_reason: reasonOf(mode) }]);
    if (body.stream_options?.include_usage && told !== null) {
      await send([], { usage: usageOf(body, content, told) });
    }
    response.write('data: [DONE]\n\n');
  }
  response.end();
}

const reasonOf = (mode: Mode) => (mode === 'truncated JSON' ? 'length' : 'stop');

const frame = (body: ChatBody, object: string) => ({
  id: 'chatcmpl-1',
  object,
  created: 1_700_000_000,
  model: body.model,
});

function usageOf(body: ChatBody, content: string, told: Answering['told']) {
  const input = told?.input ?? Math.ceil(JSON.stringify(body.messages).length / 4);
  const output = told?.output ?? Math.ceil(content.length / 4);
  return { prompt_tokens: input, completion_tokens: output, total_tokens: input + output };
}

/** Until the time is up, or the client went away. */
async function wait(response: ServerResponse, ms: number): Promise<void> {
  if (response.destroyed) return;
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<void>((resolve) => (timer = setTimeout(resolve, ms)));
  const gone = new AbortController();
  await Promise.race([
    over,
    once(response, 'close', { signal: gone.signal }).catch(() => undefined),
  ]);
  gone.abort();
  clearTimeout(timer);
}
