import { describe, expect, it } from 'vitest';
import type { ProgressEvent } from '../../src/demo/follow.ts';
import type { OrganizationPartsFragment } from '../../src/demo/operations.generated.ts';
import { createScreen } from '../../src/demo/screen.ts';
import type { Happening } from '../../src/demo/walk.ts';

const moved = (progress: number): Happening => ({
  kind: 'PROGRESS',
  device: 'phone',
  event: { kind: 'STEP_SUBMITTED', session: { progress } } as ProgressEvent,
});

function print(terminal: boolean, ...happenings: readonly Happening[]): string {
  let printed = '';
  const screen = createScreen((text) => (printed += text), terminal);
  happenings.forEach((happening) => screen.show(happening));
  screen.end();
  return printed;
}

describe("the demo's screen", () => {
  it('prints plain lines where there is no terminal', () => {
    const printed = print(false, { kind: 'LEFT', device: 'laptop' }, moved(0.5));
    expect(printed).toBe(
      '  ✓ closes the laptop\n  [##############..............]  50 %  STEP_SUBMITTED (phone)\n',
    );
  });

  it('moves the bar in place on a terminal, below what is printed', () => {
    const printed = print(true, moved(0), { kind: 'LEFT', device: 'phone' }, moved(1));
    const [left = '', bar = ''] = printed.split('\n');
    expect(left.split('\r\x1b[2K').at(-1)).toContain('closes the phone');
    expect(bar).toMatch(/^\s+\S*\[░{28}\]\s+0 %.*\r\x1b\[2K\s+\S*\[█{28}\] 100 %/);
    expect(printed.endsWith('\n')).toBe(true);
  });

  it('draws departments as a tree', () => {
    const department = (id: string, parent: string | null) => ({
      id,
      name: id.toUpperCase(),
      parent: parent === null ? null : { id: parent },
    });
    const organization = {
      name: 'Horno Lumbre',
      industry: { name: 'Food' },
      departments: [department('a', null), department('b', 'a'), department('c', null)],
      objectives: { nodes: [] },
      invitations: { nodes: [] },
    } as unknown as OrganizationPartsFragment;
    const printed = print(false, { kind: 'COMPLETED', organization });
    expect(printed).toContain('    ├ A\n    │ └ B\n    └ C\n');
  });
});
