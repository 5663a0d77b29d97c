import { styleText } from 'node:util';
import type { ProgressEvent } from './follow.ts';
import type { IssuesFragment, OrganizationPartsFragment } from './operations.generated.ts';
import type { Device, Happening } from './walk.ts';

/** Where the demo prints: lines, and below them a progress bar that moves in place on a terminal. */
export interface Screen {
  show(happening: Happening): void;
  /** Leaves the cursor below what was printed. */
  end(): void;
}

type Write = (text: string) => void;
type Issue = IssuesFragment['issues'][number];

const BAR_WIDTH = 28;

/** Prints to `write`; without a terminal as plain lines, one for each event. */
export function createScreen(write: Write, terminal: boolean): Screen {
  const style: typeof styleText = (format, text) => (terminal ? styleText(format, text) : text);
  let bar = '';
  const line = (text: string) => {
    write(terminal ? `\r\x1b[2K${text}\n${bar}` : `${text}\n`);
  };
  const done = (text: string) => line(`  ${style('green', '✓')} ${text}`);
  const note = (text: string) => line(`      ${text}`);
  const title = (text: string) => line(`\n${style('bold', text)}`);
  const move = ({ kind, session }: ProgressEvent, device: Device) => {
    const text = `  ${style('cyan', draw(session.progress, terminal))}  ${kind} (${device})`;
    if (terminal) write(`\r\x1b[2K${(bar = text)}`);
    else line(text);
  };

  return {
    show(happening) {
      switch (happening.kind) {
        case 'REGISTERED':
          title('On her laptop');
          done(`Clara registers as ${happening.email}`);
          break;
        case 'INDUSTRY_FOUND':
          done(`searches “${happening.search}” and finds ${happening.industry.name}`);
          break;
        case 'STARTED':
          done(`starts: ${happening.session.steps.map(({ key }) => key.toLowerCase()).join(', ')}`);
          break;
        case 'DRAFTED':
          done(`types ${happening.fields.join(' and ')} of ${happening.step}: saved`);
          break;
        case 'LEFT':
          done(`closes the ${happening.device}`);
          break;
        case 'RETURNED':
          title(happening.device === 'phone' ? 'On her phone' : 'Back on her laptop');
          break;
        case 'FOUND_DRAFT':
          done(`signs in, and is sent to ${happening.step}, where her draft waits:`);
          for (const [name, value] of Object.entries(happening.draft)) {
            note(`${name}: ${String(value)}`);
          }
          break;
        case 'STALE':
          done('changes WELCOME too, but the phone was first: StaleVersionError');
          note(`${happening.message} (${happening.conflicts.join(', ')})`);
          title('On her phone again');
          break;
        case 'REFUSED':
          done(`submits ${happening.step} with mistakes: all of them come back, as data`);
          happening.issues.forEach((issue) => note(describeIssue(issue)));
          break;
        case 'SUBMITTED':
          done(`submits ${happening.step}`);
          happening.warnings.forEach((issue) => note(describeIssue(issue)));
          break;
        case 'SUGGESTED': {
          const { step, source, confidence, departments } = happening;
          const sure = `${Math.round(confidence * 100)} % sure`;
          done(`has departments suggested for ${step}: ${source} answer, ${sure}`);
          note(departments.join(', '));
          break;
        }
        case 'ACCEPTED':
          done(`takes them into her draft of ${happening.step}, to change them there`);
          break;
        case 'PROGRESS':
          move(happening.event, happening.device);
          break;
        case 'COMPLETED':
          title('What came out');
          describeOrganization(happening.organization).forEach((text) => line(`  ${text}`));
      }
    },
    end() {
      if (bar) write('\n');
    },
  };
}

function describeIssue({ severity, path, code, message }: Issue): string {
  return `${severity === 'ERROR' ? '✗' : '!'} ${path.join('.')}: ${message} (${code})`;
}

function draw(progress: number, terminal: boolean): string {
  const full = Math.round(progress * BAR_WIDTH);
  const [done, open] = terminal ? ['█', '░'] : ['#', '.'];
  const percent = `${Math.round(progress * 100)} %`.padStart(5);
  return `[${done.repeat(full)}${open.repeat(BAR_WIDTH - full)}] ${percent}`;
}

function describeOrganization(organization: OrganizationPartsFragment): string[] {
  const { name, slug, viewerRole, industry, city, country, departments } = organization;
  const { objectives, invitations } = organization;
  return [
    `${name} (${slug}), ${industry.name}, ${city ?? ''} ${country}; she is its ${viewerRole ?? 'guest'}`,
    'Departments',
    ...tree(departments, null, '  '),
    'Objectives',
    ...objectives.nodes.flatMap(({ title, endsAt, keyResults }) => [
      `  ${title}, until ${endsAt.slice(0, 10)}`,
      ...keyResults.map((result) =>
        `    ${result.title}: from ${result.baseline} to ${result.target} ${result.unit ?? ''}`.trimEnd(),
      ),
    ]),
    'Invitations',
    ...invitations.nodes.map(
      ({ email, role, department }) =>
        `  ${email}, ${role}, ${department?.name ?? 'no department'}`,
    ),
  ];
}

function tree(
  departments: OrganizationPartsFragment['departments'],
  parentId: string | null,
  indent: string,
): string[] {
  return departments
    .filter(({ parent }) => (parent?.id ?? null) === parentId)
    .flatMap(({ id, name }, index, { length }) => [
      `${indent}${index === length - 1 ? '└' : '├'} ${name}`,
      ...tree(departments, id, `${indent}${index === length - 1 ? ' ' : '│'} `),
    ]);
}
