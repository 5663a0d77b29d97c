import type { RuleTexts } from './texts.ts';

const many = (count: number, one: string, more: string): string =>
  count === 1 ? one : `${count} ${more}`;

/** What stands out in answers, in Spanish. */
export const insightsEs: RuleTexts['insights'] = {
  found: 'Se halló comparando tus respuestas entre sí.',
  nothing: {
    title: 'Aún hay poco en que basarse',
    text: 'Responde los primeros pasos y aquí se dirá qué destaca en ellos.',
  },
  due: (count) => ({
    title: count === 1 ? 'Falta una cosa' : `Faltan ${count} cosas`,
    text: `Sin ${count === 1 ? 'ella' : 'ellas'} no se puede completar el proceso. Los requisitos dicen de qué paso y campo se trata.`,
  }),
  warned: (count) => ({
    title:
      count === 1 ? 'Una respuesta merece otra mirada' : `${count} respuestas merecen otra mirada`,
    text:
      count === 1
        ? 'No bloquea nada, pero el aviso junto al campo dice qué resulta inusual.'
        : 'No bloquean nada, pero los avisos junto a los campos dicen qué resulta inusual.',
  }),
  noSales: {
    title: 'Crecer sin nadie que venda',
    text: 'Quieres más ingresos o nuevos mercados, pero ningún departamento se ocupa de ventas o marketing. Di quién responde de ello o añade uno.',
  },
  noBuilders: {
    title: 'Productos nuevos sin nadie que los cree',
    text: 'Quieres desarrollar productos o innovar, pero ningún departamento se ocupa de ingeniería, producto o diseño.',
  },
  noSupport: {
    title: 'Clientes más contentos sin nadie que les ayude',
    text: 'La satisfacción de los clientes es una meta, pero ningún departamento los atiende. Nombra uno que se ocupe de lo que dicen.',
  },
  noPeople: {
    title: 'Desarrollo del equipo sin responsable',
    text: 'Quieres que las personas crezcan y tienes más de 50, pero ningún departamento se ocupa de ellas.',
  },
  tooManyObjectives: (count, people) => ({
    title: `${count} objetivos son muchos para ${many(people, 'una persona', 'personas')}`,
    text: 'Cada objetivo necesita a alguien con tiempo. Quédate con uno o dos, los que más importen en este ciclo.',
  }),
  noMovement: (count) => ({
    title:
      count === 1
        ? 'Un resultado clave empieza donde debería acabar'
        : `${count} resultados clave empiezan donde deberían acabar`,
    text: 'El valor inicial y la meta son iguales, así que no hay nada que alcanzar. Pon dónde estás hoy.',
  }),
  noObjectives: {
    title: 'Aún no hay objetivos',
    text: 'Para empezar basta un objetivo con dos resultados clave. Una sugerencia puede proponerlos.',
  },
  nobodyInvited: {
    title: 'Aún no hay nadie invitado',
    text: 'Dijiste que participan varias personas. Invita al menos a quienes dirigen, para que los objetivos tengan responsable desde el primer día.',
  },
  shortCycle: (days) => ({
    title: `Un ciclo de ${days} días es corto para ser el primero`,
    text: 'Quien empieza con OKR necesita unas semanas para aprender a medir. 90 días dejan tiempo para corregir el rumbo.',
  }),
  longCycle: {
    title: 'Es urgente, pero el ciclo dura un año',
    text: 'Los resultados hacen falta pronto. Un ciclo de 30 a 90 días muestra antes si funciona.',
  },
  manyGoals: (count) => ({
    title: `${count} metas de negocio a la vez`,
    text: 'Quien persigue tantas metas no tiene prioridades. Elige hasta tres para este ciclo.',
  }),
  noMetrics: {
    title: 'No se dice en qué se notará el éxito',
    text: 'Nombra dos o tres métricas que ya miras de todos modos: los resultados clave pueden apoyarse en ellas.',
  },
  nobodyLeads: {
    title: 'Nadie de los invitados puede dirigir',
    text: 'Todos son miembros u observadores. Nombra a una persona responsable por departamento, que mantenga al día sus objetivos.',
  },
  manyAdmins: (count, of) => ({
    title: `${count} de ${of} personas invitadas serán administradoras`,
    text: 'Quien administra gestiona la organización y a sus personas. A casi todas las empresas les bastan dos o tres.',
  }),
  teamTooBig: (team, employees) => ({
    title: 'Participan más personas de las que trabajan allí',
    text: `El equipo tiene ${team} personas y la empresa ${many(employees, 'un empleado', 'empleados')}. Quizá uno de los dos números no sea correcto.`,
  }),
  maturity: {
    title: 'Una empresa avanzada con alguien nuevo al timón',
    text: 'La empresa domina los OKR, pero tú nunca has trabajado con ellos. Pide a quien los conozca que repase los objetivos contigo.',
  },
  measured: (count) => ({
    title: 'Cada objetivo se puede medir',
    text:
      count === 1
        ? 'El objetivo tiene resultados clave que van de un valor inicial a otra meta.'
        : `Los ${count} objetivos tienen resultados clave que van de un valor inicial a otra meta.`,
  }),
  focused: {
    title: 'Un foco claro',
    text: 'Pocas metas y pocos objetivos: todo el mundo puede recordar qué importa ahora.',
  },
  experienced: {
    title: 'Sabes cómo funcionan los OKR',
    text: 'Tu experiencia te permite escribir resultados clave sin formación previa y ayudar a otros con los suyos.',
  },
  invited: (count) => ({
    title:
      count === 1
        ? 'Una persona está a punto de entrar'
        : `${count} personas están a punto de entrar`,
    text: `${count === 1 ? 'Recibe' : 'Reciben'} su invitación cuando se completa el proceso.`,
  }),
  newMember: {
    title: 'Los OKR son nuevos para ti',
    text: 'Un objetivo dice qué se quiere lograr; sus resultados clave, en qué se notará. Para empezar no hace falta más.',
  },
  experiencedMember: {
    title: 'Aportas experiencia con OKR',
    text: 'Ofrécela: a casi todos los equipos les falta una segunda mirada a sus resultados clave.',
  },
};
