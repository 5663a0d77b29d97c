import { describe, expect, it } from 'vitest';
import { FIELDS } from '../../src/plugins/use-rate-limits.ts';
import { schema } from '../../src/schema.ts';
import { createMemoryRateLimits } from '../../src/plugins/memory-rate-limits.ts';
import { networkOf } from '../../src/plugins/client-address.ts';
import { startTestServer } from './kit.ts';

const OFF = Object.fromEntries(
  ['REGISTER', 'SIGN_IN', 'SIGN_IN_ACCOUNT', 'REFRESH', 'START', 'WRITES', 'AUTH'].map((group) => [
    `RATE_LIMIT_${group}`,
    'off',
  ]),
);
const from = (ip: string) => ({ headers: { 'x-forwarded-for': ip } });

describe('rate limits', () => {
  it('refuse with 429, a code and when to come back', async () => {
    const server = await startTestServer({ env: { RATE_LIMIT_REGISTER: '2/1m' } });
    for (let call = 0; call < 2; call++) {
      expect((await server.post('mutation { register }')).data).toEqual({ register: 'done' });
    }
    const { status, data, errors, headers } = await server.post('mutation { register }');
    expect(status).toBe(429);
    expect(data).toBeUndefined();
    const retryAfter = Number(errors[0]?.extensions['retryAfter']);
    expect(retryAfter).toBeGreaterThan(50);
    expect(retryAfter).toBeLessThanOrEqual(60);
    expect(headers.get('retry-after')).toBe(String(retryAfter));
    expect(errors).toMatchObject([{ extensions: { code: 'RATE_LIMITED' } }]);
    expect((await server.post('mutation { other }')).status).toBe(200);
  });

  it('hold for calls at once, and for many in one document', async () => {
    const server = await startTestServer({ env: { RATE_LIMIT_REGISTER: '5/1m' } });
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => server.post('mutation { register }')),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(5);

    const aliases = Array.from({ length: 6 }, (_, n) => `r${n}: signIn`).join(' ');
    const other = await startTestServer({ env: { ...OFF, RATE_LIMIT_SIGN_IN: '5/1m' } });
    expect((await other.post(`mutation { ${aliases} }`)).status).toBe(429);
    const fragment = `mutation { ...F } fragment F on Mutation { ${aliases} }`;
    expect((await other.post(fragment)).status).toBe(429);
  });

  it('count what runs, not what else the document holds', async () => {
    const server = await startTestServer({ env: { RATE_LIMIT_REGISTER: '1/1m' } });
    const document = 'mutation A { register } mutation B { register } mutation C { other }';
    for (let call = 0; call < 3; call++) {
      expect((await server.post(document, { operationName: 'C' })).status).toBe(200);
    }
    expect((await server.post(document, { operationName: 'A' })).status).toBe(200);
    expect((await server.post(document, { operationName: 'B' })).status).toBe(429);
  });

  it('count networks apart', async () => {
    const env = { RATE_LIMIT_REGISTER: '1/1m', TRUST_PROXY: '1' };
    const server = await startTestServer({ env });
    const register = (ip: string) => server.post('mutation { register }', from(ip));
    expect((await register('203.0.113.1')).status).toBe(200);
    expect((await register('203.0.113.2')).status).toBe(200);
    expect((await register('203.0.113.1')).status).toBe(429);
    expect((await register('2001:db8:0:1::1')).status).toBe(200);
    expect((await register('2001:db8:0:1:ffff::9')).status).toBe(429);
    expect((await register('2001:db8:0:2::1')).status).toBe(200);
    expect((await register('::ffff:203.0.113.2')).status).toBe(429);
  });

  it('share one count among drafts, submits and skips, for a person wherever they are', async () => {
    const env = { RATE_LIMIT_WRITES: '4/1m', TRUST_PROXY: '1' };
    const server = await startTestServer({ env });
    const as = (token: string | null, ip: string) => ({
      headers: { ...from(ip).headers, ...(token && { authorization: `Bearer ${token}` }) },
    });
    const writes = [
      'saveOnboardingDraft',
      'submitCompanyStep',
      'submitTeamStep',
      'skipOnboardingStep',
    ];
    for (const [index, write] of writes.entries()) {
      const answer = await server.post(`mutation { ${write} }`, as('good', `203.0.113.${index}`));
      expect(answer.status).toBe(200);
    }
    for (const write of writes) {
      const answer = await server.post(`mutation { ${write} }`, as('good', '198.51.100.1'));
      expect(answer.status, write).toBe(429);
    }
    const somebodyElse = await server.post('mutation { submitTeamStep }', as(null, '203.0.113.1'));
    expect(somebodyElse.status).toBe(200);
  });

  it('count every mutation, but the one that ends a session', () => {
    const limited = FIELDS.flatMap(({ fields }) => fields);
    const isLimited = (name: string) =>
      limited.some((field) => new RegExp(`^${field.replace('*', '.+')}$`).test(name));
    const names = Object.keys(schema.getMutationType()?.getFields() ?? {});
    expect(names.filter((name) => !isLimited(name))).toEqual(['signOut']);
    // And none that there is not.
    const real = (field: string) =>
      names.some((name) => new RegExp(`^${field.replace('*', '.+')}$`).test(name));
    expect(limited.filter((field) => !real(field))).toEqual([]);
  });

  it('count guesses at one account', async () => {
    const server = await startTestServer({ env: { ...OFF, RATE_LIMIT_SIGN_IN_ACCOUNT: '2/1m' } });
    const signIn = (email: string) =>
      server.post('mutation ($input: Input) { signIn(input: $input) }', {
        variables: { input: { email } },
      });
    expect((await signIn('a@example.com')).status).toBe(200);
    expect((await signIn(' A@example.com')).status).toBe(200);
    expect((await signIn('a@EXAMPLE.com\t')).status).toBe(429);
    expect((await signIn('b@example.com')).status).toBe(200);
  });

  it('cover /api/auth, where a sign-in counts like any other', async () => {
    const env = { ...OFF, RATE_LIMIT_SIGN_IN: '2/1m', RATE_LIMIT_AUTH: '4/1m' };
    const server = await startTestServer({ env });
    const auth = (path: string) => fetch(`${server.url}/api/auth${path}`, { method: 'POST' });
    expect((await auth('/sign-in/email')).status).toBe(200);
    expect((await server.post('mutation { signIn }')).status).toBe(200);
    expect((await server.post('mutation { signIn }')).status).toBe(429);
    const refused = await auth('/sign-in/email');
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(50);
    expect(await refused.json()).toMatchObject({ code: 'RATE_LIMITED' });
    expect((await auth('/get-session')).status).toBe(200);
    expect((await auth('/get-session')).status).toBe(200);
    expect((await auth('/get-session')).status).toBe(429);
  });

  it('count guesses at one account together with those at /api/auth', async () => {
    const server = await startTestServer({ env: { ...OFF, RATE_LIMIT_SIGN_IN_ACCOUNT: '2/1m' } });
    const auth = async (path: string, body: string) => {
      const headers = { 'content-type': 'application/json' };
      const answer = await fetch(`${server.url}/api/auth${path}`, {
        method: 'POST',
        headers,
        body,
      });
      return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
    };
    const at = (email: unknown) => JSON.stringify({ email });
    const admitted = await auth('/sign-in/email', at(' A@example.com'));
    expect(admitted).toMatchObject({ status: 200, body: { body: at(' A@example.com') } });
    const variables = { input: { email: 'a@example.com' } };
    const signIn = 'mutation ($input: Input) { signIn(input: $input) }';
    expect((await server.post(signIn, { variables })).status).toBe(200);
    expect((await server.post(signIn, { variables })).status).toBe(429);
    expect(await auth('/sign-in/email', at('a@example.com'))).toMatchObject({
      status: 429,
      body: { code: 'RATE_LIMITED' },
    });
    expect((await auth('/sign-in/email', at('b@example.com'))).status).toBe(200);
    expect((await auth('/request-password-reset', at('a@example.com'))).status).toBe(200);
    // Of nobody's account: for the handler to refuse.
    for (const body of ['', '{', 'null', '{}', at(1), at(1), at(1)]) {
      expect((await auth('/sign-in/email', body)).status).toBe(200);
    }
  });

  it('can be off', async () => {
    const server = await startTestServer({ env: OFF });
    const answers = await Promise.all(
      Array.from({ length: 200 }, () => server.post('mutation { register signIn }')),
    );
    expect(answers.every(({ status }) => status === 200)).toBe(true);
  });
});

describe('the store of calls', () => {
  it('admits again as earlier calls leave the window, and does not count refusals', async () => {
    let now = 1_000_000;
    const store = createMemoryRateLimits(undefined, () => now);
    const limit = { max: 2, windowMs: 10_000 };
    expect(await store.hit('k', limit)).toBe(0);
    now += 6_000;
    expect(await store.hit('k', limit)).toBe(0);
    for (let refused = 0; refused < 5; refused++) {
      expect(await store.hit('k', limit)).toBe(4);
    }
    now += 3_999;
    expect(await store.hit('k', limit)).toBe(1);
    now += 1;
    expect(await store.hit('k', limit)).toBe(0);
    expect(await store.hit('k', limit)).toBe(6);
  });

  it('stays within its bounds, forgetting who has not called for longest', async () => {
    const store = createMemoryRateLimits({ identities: 100, calls: 300 });
    const limit = { max: 50, windowMs: 60_000 };
    for (let n = 0; n < 1_000; n++) {
      await store.hit('regular', limit);
      await store.hit(`visitor ${n}`, limit);
    }
    expect(store.size.identities).toBeLessThanOrEqual(100);
    expect(store.size.calls).toBeLessThanOrEqual(300);
    expect(await store.hit('regular', limit)).toBeGreaterThan(50);
    expect(await store.hit('visitor 1', { ...limit, max: 1 })).toBe(0);
    for (let n = 0; n < 20; n++)
      for (let call = 0; call < 50; call++) await store.hit(`busy ${n}`, limit);
    expect(store.size.calls).toBeLessThanOrEqual(300);
  });
});

describe('networks', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['2001:db8:0:0:1:2:3:4', '2001:db8:0:0::/64'],
    ['2001:0db8:0000:0001::', '2001:db8:0:1::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1:2:3:4', 'fe80:0:0:0::/64'],
  ])('%s is of %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});
