import type { RuleTexts } from './texts.ts';

/** What to do in the first week, in Spanish. */
export const weekEs: RuleTexts['week'] = {
  found:
    'Una primera semana que se deduce de tus respuestas: lo pendiente va primero, lo hecho se omite.',
  foundMember: 'Una primera semana para tu incorporación, según tu perfil y lo que aún falta.',
  finish: (count) => ({
    title: 'Terminar el proceso de alta',
    text:
      count === 1
        ? 'Falta una cosa; los requisitos dicen dónde.'
        : `Faltan ${count} cosas; los requisitos dicen dónde.`,
  }),
  complete: {
    title: 'Repasarlo una vez más y completarlo',
    text: 'Ya no falta nada. Al completarlo se crea la organización y se envían las invitaciones.',
  },
  invite: {
    title: 'Invitar a quienes dirigen',
    text: 'Empieza con una persona por departamento; cada una puede traer a otras.',
  },
  welcome: (count) => ({
    title: 'Dar la bienvenida',
    text: `Escribe unas líneas a ${count === 1 ? 'la persona invitada' : `las ${count} personas invitadas`}: por qué se hace esto y qué esperas en la primera semana.`,
  }),
  setObjectives: {
    title: 'Fijar un objetivo',
    text: 'Elige lo único que debería ser distinto al final del ciclo y dos números que lo mostrarían.',
  },
  explain: (count) => ({
    title: count === 1 ? 'Explicar el objetivo' : 'Explicar los objetivos',
    text: `Dedica media hora con el equipo a decir por qué ${count === 1 ? 'este objetivo' : `estos ${count} objetivos`} y no otros.`,
  }),
  baselines: {
    title: 'Medir el punto de partida',
    text: 'Pon el número de hoy como valor inicial de cada resultado clave. Si nadie lo sabe, averiguarlo es la primera tarea.',
  },
  leads: (departments) => ({
    title: 'Decir quién dirige qué',
    text: `Nombra a una persona ${departments === 1 ? 'para el departamento' : `para cada uno de los ${departments} departamentos`}, que mantenga al día sus resultados clave.`,
  }),
  owners: {
    title: 'Dar un responsable a cada objetivo',
    text: 'Un nombre por objetivo: lo que es de todos no es de nadie.',
  },
  rhythm: (days) => ({
    title: 'Fijar un repaso semanal',
    text: `Quince minutos por semana, siempre el mismo día${days === null ? '' : `, durante los ${days} días del ciclo`}: primero los números, luego los obstáculos.`,
  }),
  rhythmUrgent: {
    title: 'Fijar dos repasos cortos por semana',
    text: 'Es urgente: diez minutos dos veces por semana muestran pronto qué no avanza.',
  },
  lookBack: {
    title: 'Mirar atrás',
    text: 'Haz el primer repaso: qué resultado clave avanzó, cuál no tiene número aún y cuál conviene dejar.',
  },
  hello: {
    title: 'Completar el alta y saludar',
    text: 'Ya no falta nada. Cuéntale a tu equipo qué haces y qué se te puede preguntar.',
  },
  readObjectives: {
    title: 'Leer los objetivos',
    text: 'Mira los objetivos de la organización y de tu departamento, y anota lo que no esté claro.',
  },
  meet: {
    title: 'Hablar con tu responsable',
    text: 'Pregunta qué resultado clave puedes mover más y cómo sería un buen primer mes.',
  },
  learn: {
    title: 'Aprender lo básico de los OKR',
    text: 'Basta media hora: qué es un objetivo, cómo se mide un resultado clave y para qué sirve un repaso.',
  },
  share: {
    title: 'Compartir lo que sabes de OKR',
    text: 'Repasa un objetivo con alguien del equipo para afinar juntos un resultado clave.',
  },
  choose: {
    title: 'Elegir un resultado clave',
    text: 'Escoge uno al que contribuya tu trabajo y escribe en qué lo notarás.',
  },
  agree: {
    title: 'Acordar cómo mantenerse al tanto',
    text: 'Averigua cuándo se reúne tu equipo y ponlo en tu calendario.',
  },
  firstCheckIn: {
    title: 'Asistir a tu primer repaso',
    text: 'Di un número que haya avanzado y una cosa que te estorbe.',
  },
};
