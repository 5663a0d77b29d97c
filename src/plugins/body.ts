import type { IncomingMessage } from 'node:http';

/** Why a body was not read. */
export type BodyRefusal = 'TOO_LARGE' | 'INCOMPLETE';

/**
 * Reads a request's whole body, up to `limit` bytes, whatever length its headers tell.
 *
 * @param context Yoga's: over HTTP it has Node's request, which is read directly. What is beyond the limit is let pass
 * unread, so that the client gets to see the answer: ending the stream early would end the connection.
 */
export async function readBody(
  request: Request,
  context: object,
  limit: number,
): Promise<Buffer<ArrayBuffer> | BodyRefusal> {
  const { req } = context as { req?: IncomingMessage };
  if (req) return collect(req, limit);
  const body = Buffer.from(await request.arrayBuffer());
  return body.byteLength > limit ? 'TOO_LARGE' : body;
}

function collect(
  stream: IncomingMessage,
  limit: number,
): Promise<Buffer<ArrayBuffer> | BodyRefusal> {
  return new Promise((resolve) => {
    let chunks: Buffer[] = [];
    let length = 0;
    stream.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length <= limit) {
        chunks.push(chunk);
      } else {
        chunks = [];
        resolve('TOO_LARGE');
      }
    });
    stream.once('end', () => resolve(Buffer.concat(chunks)));
    stream.once('error', () => resolve('INCOMPLETE'));
    stream.once('close', () => resolve('INCOMPLETE'));
  });
}
