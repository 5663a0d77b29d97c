import { generalEs } from './general-objectives.es.ts';
import { insightsEs } from './insight-texts.es.ts';
import type { Profile, RuleTexts } from './texts.ts';
import { weekEs } from './week-texts.es.ts';

const many = (count: number, one: string, more: string): string =>
  count === 1 ? one : `${count} ${more}`;

const band = ([least, most]: readonly [number, number | null]): string =>
  most === null
    ? `más de ${(least - 1).toLocaleString('es')} personas`
    : `${least} a ${most} personas`;

function sentence({ name, industry, place, foundedYear, people }: Profile): string | null {
  const subject = name ?? 'la empresa';
  const opening = [
    ...(foundedYear === null ? [] : [`fundada en ${foundedYear}`]),
    ...(place === null ? [] : [`con sede en ${place}`]),
  ].join(' y ');
  const main = [
    ...(industry === null ? [] : [`trabaja en el sector «${industry}»`]),
    ...(people === null
      ? []
      : [
          industry === null
            ? `tiene un equipo de ${band(people)}`
            : `con un equipo de ${band(people)}`,
        ]),
  ].join(' ');
  if (opening === '' && main === '') return null;
  if (main === '') {
    const verbs = [
      ...(foundedYear === null ? [] : [`fue fundada en ${foundedYear}`]),
      ...(place === null ? [] : [`tiene su sede en ${place}`]),
    ].join(' y ');
    return `${capital(subject)} ${verbs}.`;
  }
  return opening === ''
    ? `${capital(subject)} ${main}.`
    : `${capital(opening)}, ${subject} ${main}.`;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** What rules say in Spanish. */
export const es: RuleTexts = {
  fields: {
    name: 'el nombre de la empresa',
    description: 'la descripción de la empresa',
    website: 'el sitio web',
    industryId: 'el sector',
    size: 'el tamaño',
    employeeCount: 'el número de empleados',
    country: 'el país',
    city: 'la ciudad',
    foundedYear: 'el año de fundación',
    teamSize: 'el tamaño del equipo',
    structure: 'la forma de dirección',
    departments: 'los departamentos',
    okrMaturity: 'la experiencia de la empresa con OKR',
    okrExperience: 'tu experiencia con OKR',
    primaryGoal: 'tu objetivo principal',
    urgency: 'la urgencia',
    currentChallenges: 'las dificultades',
    businessGoals: 'las metas de negocio',
    okrCycleDays: 'la duración del ciclo',
    objectives: 'los objetivos',
    invitations: 'las direcciones',
    fullName: 'tu nombre',
    jobTitle: 'tu puesto',
  },
  basedOn: (answers) => `Se basa en ${answers}.`,
  industry: {
    best: (name) =>
      `De todos los sectores, «${name}» es el que más palabras comparte con tu empresa.`,
    also: (name) => `Algunas de tus palabras encajan también en «${name}».`,
    next: (name) => `El siguiente que encaja es «${name}».`,
    noOther: 'Ningún otro sector se le acerca.',
    nothingKnown:
      'Aún no se sabe nada de la empresa: ayudaría su nombre o unas palabras sobre lo que hace.',
    nothingFits:
      'Ninguna de las palabras encaja en un sector que conozcamos. Ayudaría una frase sobre qué vendes y a quién.',
    chosen: (name) => `Se guía por lo habitual en el sector que elegiste, «${name}».`,
    inferred: (name) =>
      `No elegiste sector; por el nombre y la descripción parece «${name}», y esto se guía por lo habitual en él.`,
    unknown: 'No se conoce el sector, así que son valores generales.',
  },
  description: {
    sentence,
    tidied: 'Tus propias palabras, con espacios, mayúsculas y puntuación corregidos.',
    completed:
      'Al final se añadieron datos de tus otras respuestas que aún no estaban; no se inventó nada.',
    cut: 'Se acortó tras una frase para que quepa en 1000 caracteres.',
    leftOut: 'Se omiten las frases con un enlace, una dirección o marcado.',
    unsafe:
      'El texto contiene un enlace, una dirección o marcado: quítalo primero y después se podrá ordenar.',
    tooLittle:
      'Hay demasiado poco para una descripción: escribe unas palabras sobre lo que hace la empresa.',
  },
  departments: {
    names: {
      ENGINEERING: 'Ingeniería',
      PRODUCT: 'Producto',
      DESIGN: 'Diseño',
      MARKETING: 'Marketing',
      SALES: 'Ventas',
      OPERATIONS: 'Operaciones',
      FINANCE: 'Finanzas',
      HR: 'Personas',
      LEGAL: 'Legal',
      SUPPORT: 'Atención al cliente',
    },
    sized: (people) =>
      `Su número es adecuado para ${many(people, 'una persona', 'personas')}, más o menos.`,
    unsized:
      'No se sabe cuántas personas trabajan allí, así que el número de departamentos es intermedio.',
    kept: (count) =>
      count === 1
        ? 'Se conserva el departamento que ya tenías.'
        : `Se conservan los ${count} departamentos que ya tenías.`,
    unsafe:
      'Uno de tus departamentos contiene un enlace, una dirección, marcado o caracteres ocultos: quítalo primero.',
  },
  objectives: {
    general: generalEs,
    model:
      'Objetivos con los que empiezan empresas de este sector, primero los que encajan con tus metas.',
    defaults:
      'Objetivos generales para las metas que nombraste o que tienen casi todas las empresas.',
    kept: (days) => `El ciclo de ${days} días es el que elegiste.`,
    chosen: (days) => `Un ciclo de ${days} días se ajusta a la urgencia.`,
    check: 'Los números son habituales, no los tuyos: sustituye los valores iniciales y las metas.',
  },
  challenges: {
    fromWords: 'Algunas se deducen de las palabras de tu objetivo principal.',
    fromFacts: 'Algunas son las habituales en empresas de ese tamaño, edad y experiencia.',
  },
  invitations: {
    guessed: (count, of) =>
      `La propia dirección dice el rol o el departamento de ${count} de ${of}; los demás son miembros sin más.`,
    kept: 'Se conserva lo que ya habías elegido.',
    noDepartments: 'Aún no hay departamentos en los que situar a las personas.',
    none: 'Aún no hay direcciones en el borrador.',
    fixFirst: 'Algunas direcciones no se pueden invitar tal como están: corrígelas primero.',
  },
  insights: insightsEs,
  week: weekEs,
};
