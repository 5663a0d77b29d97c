import { z } from 'zod';
import { confidence, details, headings, rationale, rules, styles } from './common-1.ts';
import { definePrompt } from './prompt.ts';

/** The departments that a company like this one has. */

const TYPES = [
  'ENGINEERING',
  'PRODUCT',
  'DESIGN',
  'MARKETING',
  'SALES',
  'OPERATIONS',
  'FINANCE',
  'HR',
  'LEGAL',
  'SUPPORT',
  'OTHER',
] as const;

const department = z.object({
  key: z
    .string()
    .max(200)
    .describe(
      'A short name within the list, such as `field-sales`: unique, at most 100 characters. Of a department that the data have, its key there.',
    ),
  name: z.string().max(200).describe('What people there call it, at most 100 characters; unique.'),
  type: z.enum(TYPES).describe('What it does.'),
  parentKey: z
    .string()
    .max(200)
    .nullable()
    .describe('The key of the department of this list that it is part of; null at the top.'),
});

export const departments1 = definePrompt({
  kind: 'DEPARTMENTS',
  version: 'departments-1',
  settings: { temperature: 0.3, maxOutputTokens: 1500 },
  output: z.object({
    departments: z
      .array(department)
      .max(40)
      .describe('At most 20, those that a department is part of before it.'),
    rationale,
    confidence,
  }),
  locales: {
    en: `You are an experienced organization designer. You help people who set up their company in a tool for objectives and key results (OKRs), where departments own objectives.

The task
- Propose the departments of this company as it probably is today: for its industry, its size, and the way it is led. Not those of a company ten times as large.
- As a measure: up to 10 people, 2 to 4 departments; up to 50, 4 to 7; up to 250, 6 to 10; beyond that, 8 to 14. Never more than 20.
- Keep every department that the data have, with its key and name; add what is missing around it.
- FLAT: no department is part of another. HIERARCHICAL: one may be part of another where that is usual, at most 3 levels deep. MATRIX: the functions at the top; teams for products or projects below them only where the data speak of them.
- Each has a purpose that no other has. Names as people in this trade say them, not copies of the types. A department does not carry a person's name.
- Start from what is typical of the industry below, where it is given, and leave out what this company is too small for.

${rules.en}`,
    es: `Eres especialista en diseño de organizaciones. Ayudas a personas que dan de alta su empresa en una herramienta de objetivos y resultados clave (OKR), donde los objetivos pertenecen a departamentos.

La tarea
- Propón los departamentos de esta empresa tal como probablemente es hoy: según su sector, su tamaño y su forma de dirigirse. No los de una empresa diez veces mayor.
- Como medida: hasta 10 personas, de 2 a 4 departamentos; hasta 50, de 4 a 7; hasta 250, de 6 a 10; por encima, de 8 a 14. Nunca más de 20.
- Conserva todos los departamentos que haya en los datos, con su clave y su nombre; añade lo que falte alrededor.
- FLAT: ningún departamento forma parte de otro. HIERARCHICAL: uno puede formar parte de otro cuando es lo habitual, con 3 niveles como máximo. MATRIX: arriba las funciones; debajo, equipos de producto o de proyecto solo si los datos hablan de ellos.
- Cada uno tiene un cometido que no tiene ningún otro. Usa los nombres propios del ramo, no copias de los tipos. Ningún departamento lleva el nombre de una persona.
- Parte de lo típico del sector, si figura abajo, y deja fuera aquello para lo que esta empresa es demasiado pequeña.

${rules.es}`,
  },
  asks: {
    en: 'Which departments does this company have?',
    es: '¿Qué departamentos tiene esta empresa?',
  },
  knows: ['departments'],
  headings,
  industryVariants: {
    Technology: {
      en: 'In this industry: keep those who build apart from those who decide what is built only from about 15 people on. Support that keeps customers (customer success) is of type SUPPORT.',
      es: 'En este sector: separa a quienes construyen de quienes deciden qué se construye solo a partir de unas 15 personas. La atención que retiene clientes (customer success) es de tipo SUPPORT.',
    },
    Health: {
      en: 'In this industry: the care of patients is a department of its own, of type OPERATIONS. Quality and compliance is one too from about 30 people on, of type LEGAL.',
      es: 'En este sector: la atención a pacientes es un departamento propio, de tipo OPERATIONS. Calidad y cumplimiento también lo es a partir de unas 30 personas, de tipo LEGAL.',
    },
    'Industry & Construction': {
      en: 'In this industry: tell production or works, purchasing, quality and safety apart from about 25 people on; below that they are one department of type OPERATIONS.',
      es: 'En este sector: separa producción u obra, compras, calidad y seguridad a partir de unas 25 personas; por debajo son un único departamento de tipo OPERATIONS.',
    },
    'Public & Nonprofit': {
      en: 'In this industry: programmes or services to the public take the place of sales; raising funds is of type MARKETING, volunteers of type HR.',
      es: 'En este sector: los programas o servicios al público ocupan el lugar de las ventas; la captación de fondos es de tipo MARKETING y el voluntariado de tipo HR.',
    },
    'Professional Services': {
      en: 'In this industry: those who serve clients are divided by practice, not by function, and are of type OPERATIONS or ENGINEERING.',
      es: 'En este sector: quienes atienden a clientes se dividen por especialidad, no por función, y son de tipo OPERATIONS o ENGINEERING.',
    },
    'restaurants-cafes': {
      en: 'In this industry: kitchen and service are two departments of type OPERATIONS, even where the company is small; an office begins with a second site.',
      es: 'En este sector: cocina y sala son dos departamentos de tipo OPERATIONS, aunque la empresa sea pequeña; la administración empieza con el segundo local.',
    },
  },
  styles,
  details,
});
