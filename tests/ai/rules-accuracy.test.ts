import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seedIndustries } from '../../prisma/seed.ts';
import type { Door } from '../../src/data/door.ts';
import { companies } from '../data/companies.ts';
import { createDatabase, openTestDoor } from '../helpers/database.ts';
import type { TestDatabase } from '../helpers/database.ts';
import type { Outcome } from './rules-accuracy.ts';
import { calibration, FLOORS, measure, partsOf, report, shares } from './rules-accuracy.ts';

let database: TestDatabase;
let door: Door;
let outcomes: Outcome[];
let industries: string[];
beforeAll(async () => {
  database = await createDatabase();
  door = openTestDoor(database);
  await seedIndustries(door.asSystem('seed industries'));
  const { db } = door.asViewer(null);
  industries = (await db.industry.findMany({ select: { key: true } })).map(({ key }) => key);
  outcomes = await measure(db);
  process.stdout.write(report(outcomes));
});
afterAll(async () => {
  await door.close();
  await database.drop();
});

describe('the labelled set', () => {
  test('has at least 200 companies in two languages, of every industry', () => {
    expect(companies.length).toBeGreaterThanOrEqual(200);
    for (const language of ['en', 'es']) {
      const share = companies.filter((one) => one.language === language).length / companies.length;
      expect(share).toBeGreaterThan(0.4);
    }
    expect(new Set(companies.map(({ industry }) => industry))).toEqual(new Set(industries));
  });

  test('has every name once, a tenth without more than it, and a fourth held out', () => {
    expect(new Set(companies.map(({ name }) => name)).size).toBe(companies.length);
    const nameOnly = companies.filter(({ description }) => description === '').length;
    expect(nameOnly / companies.length).toBeGreaterThan(0.07);
    const heldOut = companies.filter(({ holdout }) => holdout).length;
    expect(heldOut / companies.length).toBeGreaterThan(0.2);
  });
});

describe('the industry that rules suggest', () => {
  test.each(['all', 'English', 'Spanish', 'held out'])('reaches the floors: %s', (part) => {
    const { top1, top4 } = shares(partsOf(outcomes)[part] ?? []);
    expect(top1).toBeGreaterThanOrEqual(FLOORS.top1);
    expect(top4).toBeGreaterThanOrEqual(FLOORS.top4);
  });

  test('is more often right where they are more confident', () => {
    const buckets = calibration(outcomes).filter(({ count }) => count >= 10);
    const rights = buckets.map(({ right }) => right);
    expect(rights.length).toBeGreaterThanOrEqual(3);
    expect(rights).toEqual([...rights].sort((a, b) => a - b));
    expect(rights.at(-1)).toBeGreaterThanOrEqual(0.9);
    expect(rights[0]).toBeLessThanOrEqual(0.7);
  });
});
