/** Of a whole answer, with what the protocol puts around each token: several times what 64 KiB of text take. */
const MOST_BYTES = 4 * 1_048_576;

/** More came than any answer has. */
export class TooLongError extends Error {
  override readonly name = 'TooLongError';
}

/**
 * fetch for one provider. Requests carry a key, so they go to its own origin only, and no redirect is followed. What
 * a failure says is not read, for it may quote the request; a success is read up to 4 MiB.
 */
export function guardedFetch(baseUrl: string): typeof fetch {
  const { origin } = new URL(baseUrl);
  return async (input, init) => {
    const { href } = new URL(input instanceof Request ? input.url : input);
    if (new URL(href).origin !== origin) throw new Error('Another origin than the configured one.');
    const response = await fetch(input, { ...init, redirect: 'manual' });
    const { status, statusText, headers } = response;
    if (!response.ok || !response.body) {
      await response.body?.cancel();
      return new Response(null, { status, statusText, headers });
    }
    return new Response(response.body.pipeThrough(upTo(MOST_BYTES)), {
      status,
      statusText,
      headers,
    });
  };
}

function upTo(most: number): TransformStream<Uint8Array, Uint8Array> {
  let bytes = 0;
  return new TransformStream({
    transform(chunk, controller) {
      bytes += chunk.byteLength;
      if (bytes > most) controller.error(new TooLongError(`More than ${most} bytes.`));
      else controller.enqueue(chunk);
    },
  });
}
