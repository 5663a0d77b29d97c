import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isPublicMailDomain } from '../../src/domains/public-mail.ts';
import { startApp } from '../helpers/app.ts';
import type { App } from '../helpers/app.ts';
import { addMember } from '../helpers/members.ts';
import { counted } from '../helpers/statements.ts';
import { changeJoining, claim, found, newDomain, personAt, release } from './people.ts';

/** Owners claim the domain of their own proven address, and nobody anything else. */

let app: App;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

const founded = async (domain: string, proven = true) =>
  found(app, await personAt(app, domain, proven));
const actionsOf = async (organizationId: string) =>
  (
    await app.database.query<{ action: string }>(
      `select action from audit_log where organization_id = $1 and action like 'DOMAIN%' order by id`,
      [organizationId],
    )
  ).map(({ action }) => action);

test('an owner claims the domain of their address, changes how people join, and gives it up', async () => {
  const domain = newDomain();
  const { owner, id, uuid } = await founded(domain);
  const claimed = await claim(owner, { organizationId: id, joining: 'OFF' });
  expect(claimed).toMatchObject({
    __typename: 'OrganizationDomain',
    domain,
    joining: 'OFF',
    effective: true,
  });
  const domainId = claimed.id ?? '';
  expect(await changeJoining(owner, domainId, 'REQUEST')).toMatchObject({ joining: 'REQUEST' });
  expect(await changeJoining(owner, domainId, 'REQUEST')).toMatchObject({ joining: 'REQUEST' });
  // Written otherwise it is the same domain, and the same claim.
  const again = { organizationId: id, domain: ` ${domain.toUpperCase()}. `, joining: 'AUTOMATIC' };
  expect(await claim(owner, again)).toMatchObject({ id: domainId, joining: 'AUTOMATIC' });
  expect(await release(owner, domainId)).toEqual({ __typename: 'ReleasedDomain', id: domainId });
  expect(await release(owner, domainId)).toMatchObject({ code: 'NOT_FOUND' });
  expect(await actionsOf(uuid)).toEqual([
    'DOMAIN_CLAIMED',
    'DOMAIN_CHANGED',
    'DOMAIN_CHANGED',
    'DOMAIN_RELEASED',
  ]);
});

test('a claim repeated with its key makes one; the key with another input is refused', async () => {
  const { owner, id, uuid } = await founded(newDomain());
  const input = { organizationId: id, joining: 'REQUEST', idempotencyKey: 'claim-1' };
  const results = await Promise.all([
    claim(owner, input),
    claim(owner, input),
    claim(owner, input),
  ]);
  expect(new Set(results.map((result) => result.id)).size).toBe(1);
  expect(await actionsOf(uuid)).toEqual(['DOMAIN_CLAIMED']);
  expect(await claim(owner, { ...input, joining: 'OFF' })).toMatchObject({ code: 'IDEMPOTENCY' });
});

describe('what is refused', () => {
  const issue = (code: string, path = 'domain') => ({
    __typename: 'InvalidInputError',
    issues: [{ path: [path], code }],
  });

  test('a domain that is not that of their own proven address', async () => {
    const { owner, id } = await founded(newDomain());
    const claims = await Promise.all(
      [newDomain(), `sub.${owner.email.split('@')[1]}`, 'x', '', '..', 'a b', '\0', '@'].map(
        (domain) => claim(owner, { organizationId: id, domain, joining: 'REQUEST' }),
      ),
    );
    for (const result of claims) {
      expect(result.__typename).toBe('InvalidInputError');
      expect(result.issues?.[0]?.path).toEqual(['domain']);
    }
    expect(claims[0]).toMatchObject(issue('DOMAIN_NOT_PROVEN'));
    const unproven = await founded(newDomain(), false);
    expect(
      await claim(unproven.owner, { organizationId: unproven.id, joining: 'OFF' }),
    ).toMatchObject(issue('DOMAIN_NOT_PROVEN'));
  });

  test('a public mail provider, also below one and with a proven address there', async () => {
    const { owner, id } = await founded('mailinator.com');
    expect(await claim(owner, { organizationId: id, joining: 'OFF' })).toMatchObject(
      issue('PUBLIC_MAIL_DOMAIN'),
    );
    const domains = [
      'gmail.com',
      'GMail.com',
      'corp.gmail.com',
      'hotmail.com',
      'yahoo.co.uk',
      'co.uk',
    ];
    for (const domain of domains) {
      expect(await claim(owner, { organizationId: id, domain, joining: 'OFF' })).toMatchObject(
        issue('PUBLIC_MAIL_DOMAIN'),
      );
    }
  });

  test('whoever is no owner: admins see claims and may not change them, to others there are none', async () => {
    const domain = newDomain();
    const { owner, id, uuid } = await founded(domain);
    const domainId = (await claim(owner, { organizationId: id, joining: 'OFF' })).id ?? '';
    const expected = {
      ADMIN: 'FORBIDDEN',
      MANAGER: 'NOT_FOUND',
      MEMBER: 'NOT_FOUND',
      VIEWER: 'NOT_FOUND',
    };
    for (const [role, code] of Object.entries(expected)) {
      const person = await personAt(app, domain);
      await addMember(app, uuid, person, role as 'ADMIN');
      expect(await claim(person, { organizationId: id, joining: 'OFF' })).toMatchObject({
        code: 'FORBIDDEN',
      });
      expect(await changeJoining(person, domainId, 'REQUEST')).toMatchObject({ code });
      expect(await release(person, domainId)).toMatchObject({ code });
    }
    const stranger = await personAt(app, domain);
    expect(await claim(stranger, { organizationId: id, joining: 'OFF' })).toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(await changeJoining(stranger, domainId, 'REQUEST')).toMatchObject({ code: 'NOT_FOUND' });
    expect(await changeJoining(owner, 'nonsense', 'REQUEST')).toMatchObject({ code: 'NOT_FOUND' });
    expect(await changeJoining(owner, domainId, 'REQUEST')).toMatchObject({ joining: 'REQUEST' });
  });

  test('a 21st domain', async () => {
    const { owner, id, uuid } = await founded(newDomain());
    await app.database.query(
      `insert into organization_domains (id, organization_id, domain)
       select gen_random_uuid(), $1, n || '.example' from generate_series(1, 20) n`,
      [uuid],
    );
    expect(await claim(owner, { organizationId: id, joining: 'OFF' })).toMatchObject(
      issue('TOO_MANY', 'organizationId'),
    );
  });
});

test('claims are listed for owners and admins, with whether they count, by a fixed number of statements', async () => {
  const domain = newDomain();
  const { owner, id, uuid } = await founded(domain);
  await claim(owner, { organizationId: id, joining: 'REQUEST' });
  const LIST = `query ($id: ID!) { node(id: $id) { ... on Organization { domains { domain effective } } } }`;
  interface List {
    node: { domains: { domain: string; effective: boolean }[] };
  }
  const list = async (person: typeof owner) =>
    (await person.run<List, object>(LIST, { id })).node.domains;
  expect(await list(owner)).toEqual([{ domain, effective: true }]);

  const { sent: ofOne } = await counted(() => list(owner));
  await app.database.query(
    `insert into organization_domains (id, organization_id, domain)
     select gen_random_uuid(), $1, n || '.example' from generate_series(1, 9) n`,
    [uuid],
  );
  const { result, sent: ofTen } = await counted(() => list(owner));
  expect(result.filter(({ effective }) => effective)).toEqual([{ domain, effective: true }]);
  expect(ofTen.length).toBe(ofOne.length);

  const member = await personAt(app, domain);
  await addMember(app, uuid, member, 'MEMBER');
  expect(await list(member)).toEqual([]);
});

test.each([
  ['gmail.com', true],
  ['eu.gmail.com', true],
  ['mailinator.com', true],
  ['com.ar', true], // a public suffix, and on the list
  ['acme.com.ar', false],
  ['acme.co.uk', false],
  ['gmail.com.acme.test', false],
  ['acme.test', false],
  ['localhost', true],
])('%s is a public mail domain: %s', (domain, expected) => {
  expect(isPublicMailDomain(domain)).toBe(expected);
});
