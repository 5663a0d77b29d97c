import type { Job } from './outcomes.ts';

/** Calls of models that are under way, and who shares them: what is asked for twice at the same time is asked once. */

/** A call. */
export interface Flight {
  /** The suggestions that it is for; whoever began it is the first, until they leave. */
  readonly jobs: Set<Job>;
  /** Requests that share it, and have not committed their suggestions yet. */
  readonly boarding: Set<Promise<void>>;
  readonly ending: AbortController;
  /** What came of the answer and was not shown yet. */
  partial: unknown;
  /** What was last shown, as JSON. */
  shown: string;
}

/** Why a call ends that nobody waits for. */
export const UNWANTED = new Error('Nobody wants this any more.');

export interface Flights {
  /** The calls that can be shared, by what they ask. */
  readonly open: Map<string, Flight>;
  /** Requests that are about to begin a call, by what it asks: settled once it has begun, or they gave it up. */
  readonly claims: Map<string, Promise<void>>;
}

export const createFlights = (): Flights => ({ open: new Map(), claims: new Map() });

export const newFlight = (job: Job): Flight => ({
  jobs: new Set([job]),
  boarding: new Set(),
  ending: new AbortController(),
  partial: undefined,
  shown: '{}',
});

/** What a call asks, and for whom: jobs of which this is the same share it. */
export const flightKeyOf = ({ scope: { organizationId, userId }, key }: Job): string =>
  `${organizationId ?? userId} ${Buffer.from(key).toString('base64url')}`;

/** The call that answers what the job asks; undefined where there is none, or it is being given up. */
export function openFlight({ open }: Flights, job: Job): Flight | undefined {
  const flight = open.get(flightKeyOf(job));
  return flight?.ending.signal.aborted ? undefined : flight;
}

/** One request's places in calls, until it is committed. */
export interface Boarding {
  /** Settles once other requests have begun what these jobs ask, or gave it up; null where none is about to. */
  others(jobs: readonly Job[]): Promise<unknown> | null;
  /** Takes a place for each job. Gives those that share a call which is under way: it waits for them. */
  share(jobs: readonly Job[]): ReadonlySet<Job>;
  /** Once they are committed: has the calls answer these jobs, and leaves the other places. */
  start(jobs: readonly Job[]): void;
  /** Gives up all places. */
  leave(): void;
}

/** @param begin Makes a call for a job, or has it share one that was begun meanwhile. */
export function createBoarding(flights: Flights, begin: (job: Job) => void): Boarding {
  const shared = new Map<Job, Flight>();
  const leaving: (() => void)[] = [];

  function share(job: Job): void {
    const flightKey = flightKeyOf(job);
    const flight = openFlight(flights, job);
    // Of two that waited for the same in vain, the second shares the first one's call later on, if there is one.
    if (!flight && flights.claims.has(flightKey)) return;
    const place = new Promise<void>((resolve) => {
      leaving.push(() => {
        resolve();
        flight?.boarding.delete(place);
        if (!flight) flights.claims.delete(flightKey);
        else if (flight.jobs.size + flight.boarding.size === 0) flight.ending.abort(UNWANTED);
      });
    });
    if (!flight) {
      flights.claims.set(flightKey, place);
      return;
    }
    flight.boarding.add(place);
    shared.set(job, flight);
  }
  const leave = () => {
    for (const done of leaving.splice(0)) done();
    shared.clear();
  };

  return {
    others(jobs) {
      const claims = jobs.flatMap((job) => flights.claims.get(flightKeyOf(job)) ?? []);
      return claims.length > 0 ? Promise.all(claims) : null;
    },
    share(jobs) {
      for (const job of jobs) share(job);
      return new Set(shared.keys());
    },
    start(jobs) {
      for (const job of jobs) {
        const flight = shared.get(job);
        if (flight) flight.jobs.add(job);
        else begin(job);
      }
      leave();
    },
    leave,
  };
}
