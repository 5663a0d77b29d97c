import type { z } from 'zod';
import type { structure } from '../../steps/structure.ts';
import type { DepartmentType, Goal } from './texts.ts';

/** Words by which rules recognise what a text or an address is about: beginnings, English and Spanish, without accents. */

export type Challenge = z.output<(typeof structure)['schema']>['currentChallenges'][number];

const GOALS: Readonly<Record<Goal, string>> = {
  REVENUE_GROWTH:
    'revenue sales sell profit income turnover earn margin mrr arr subscription ingreso venta vender factura rentab benefici gana',
  MARKET_EXPANSION:
    'expan market international export abroad countries region branch franchise launch mercado internacional exporta paises region sucursal franquicia apertura',
  PRODUCT_DEVELOPMENT:
    'product feature build ship prototype mvp release roadmap develop producto funcionalidad construir lanzar prototipo desarroll catalogo',
  OPERATIONAL_EFFICIENCY:
    'efficien cost process automat faster waste productiv deliver reduce streamlin operation ontime eficien coste proceso rapid productiv entrega reducir ahorr optimi operaci',
  CUSTOMER_SATISFACTION:
    'customer client satisf retention churn loyal support nps guest patient experience clientes satisf retencion fideli atencion huesped paciente experiencia servicio',
  TEAM_DEVELOPMENT:
    'team people hire hiring talent train learn skill leader cultur employee equipo personas contrat talento formar formacion aprend habilidad lider empleado',
  INNOVATION:
    'innovat new idea research experiment technolog digital transform invent innova nuev idea investig experiment tecnolog transform invent',
  SUSTAINABILITY:
    'sustain green climate carbon emission environment recycl energy impact sosten sustent verde clima carbono emision ambient recicl energia impacto',
};

const CHALLENGES: Readonly<Record<Challenge, string>> = {
  ALIGNMENT:
    'align together same direction silo coordinat everyone alinea junto misma direccion silo coordina todos remar',
  MEASUREMENT:
    'measur metric number kpi data track visib transparen medir metrica numero indicador dato segui visib transparen',
  FOCUS:
    'focus priorit toomuch distract chaos many scatter foco enfoc priori demasiado distra caos dispers',
  COMMUNICATION: 'communicat inform meeting talk listen comunica inform reunion hablar escuchar',
  EXECUTION:
    'execut deliver deadline delay finish done complete accountab ejecu entrega plazo retras terminar cumplir responsab',
  CULTURE:
    'cultur habit motivat engage turnover morale cultura habito motiva compromi rotacion clima',
  RESOURCES:
    'budget money cash fund hire staff capacity resource presupuesto dinero caja financ contrat personal capacidad recurso',
  GROWTH: 'grow scal expan double triple crec escal expan duplic triplic',
};

const TYPES: Readonly<Record<DepartmentType, string>> = {
  ENGINEERING:
    'cto engineering engineer dev developer developers development tech technology it ti sistemas ingenieria desarrollo tecnologia tecnico devops software qa data datos sysadmin informatica',
  PRODUCT: 'cpo product products producto productos pm po',
  DESIGN: 'design designer ux ui diseno creative creativo art arte studio',
  MARKETING:
    'cmo marketing mkt growth social press prensa media comunicacion communication communications brand marca redes community seo pr',
  SALES:
    'cro sales sale ventas venta comercial commercial accounts account bizdev business partners',
  OPERATIONS:
    'coo operations operation ops operaciones logistics logistica produccion production warehouse almacen compras purchasing procurement planta taller',
  FINANCE:
    'cfo finance finances financial finanzas accounting accountant contabilidad billing facturacion tesoreria treasury payroll invoices facturas admon',
  HR: 'chro hr rrhh people personas talent talento recruiting recruitment recruiter jobs careers empleo personnel personal nominas',
  LEGAL: 'clo legal counsel compliance abogado abogada lawyer juridico privacy privacidad dpo gdpr',
  SUPPORT:
    'support soporte help helpdesk service servicio customer customers clientes cliente atencion care success reception recepcion',
  OTHER: '',
};

/** Local parts of those who may administer: nobody else is made an administrator by a rule. */
const FOUNDERS = wordsOf(
  'founder founders cofounder owner ceo cto cfo coo cmo cpo chro cio cso president fundador fundadora cofundador cofundadora propietario propietaria dueno duena presidente presidenta',
);
const LEADS = wordsOf(
  'head lead leader manager director directora directors vp chief supervisor coordinator teamlead jefe jefa lider gerente responsable encargado encargada coordinador coordinadora supervisora direccion',
);
const ONLOOKERS = wordsOf(
  'board investor investors auditor auditors audit advisor advisors observer viewer consejo inversor inversores inversora auditora auditoria asesor asesora asesores observador observadora',
);

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.split(' ').filter((word) => word !== ''));
}

/** The words of a text in lower case without accents, at most `most`. */
export function plainWords(text: string, most = 200): string[] {
  return text
    .slice(0, 5000)
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')
    .slice(0, most);
}

const keysOf = <Key extends string>(record: Readonly<Record<Key, unknown>>) =>
  Object.keys(record) as Key[];

/** How often the words speak of each; those that they do not speak of are left out. */
function spokenOf<Key extends string>(
  lexicon: Readonly<Record<Key, string>>,
  words: readonly string[],
): ReadonlyMap<Key, number> {
  const counts = keysOf(lexicon).map((key) => {
    const beginnings = lexicon[key].split(' ');
    const hits = words.filter((word) => beginnings.some((beginning) => word.startsWith(beginning)));
    return [key, new Set(hits).size] as const;
  });
  return new Map(counts.filter(([, count]) => count > 0));
}

export const GOAL_NAMES = keysOf(GOALS);
export const CHALLENGE_NAMES = keysOf(CHALLENGES);

/** Which business goals a text speaks of, and with how many words each. */
export const goalsIn = (text: string) => spokenOf(GOALS, plainWords(text));

/** Which challenges a text speaks of, and with how many words each. */
export const challengesIn = (text: string) => spokenOf(CHALLENGES, plainWords(text));

/** What the words of a mailbox say of whoever reads it. */
export function mailboxOf(words: readonly string[]): {
  readonly type: DepartmentType | null;
  readonly role: 'ADMIN' | 'MANAGER' | 'VIEWER' | null;
} {
  const has = (set: ReadonlySet<string>) => words.some((word) => set.has(word));
  const type = keysOf(TYPES).find((key) => has(wordsOf(TYPES[key]))) ?? null;
  if (has(FOUNDERS)) return { type, role: 'ADMIN' };
  if (has(LEADS)) return { type, role: 'MANAGER' };
  return { type, role: has(ONLOOKERS) ? 'VIEWER' : null };
}
