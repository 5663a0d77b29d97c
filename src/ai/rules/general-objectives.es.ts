import type { ModelObjective } from './model-objectives.ts';
import type { Goal } from './texts.ts';

/** Objectives for each business goal, for companies of any industry. */
export const generalEs: Readonly<Record<Goal, ModelObjective>> = {
  REVENUE_GROWTH: {
    title: 'Crecer con clientes que se quedan',
    description:
      'Ingresar más de clientes nuevos y actuales sin comprar un crecimiento que luego se va.',
    keyResults: [
      {
        title: 'Clientes nuevos ganados en el ciclo',
        metricType: 'NUMBER',
        baseline: 0,
        target: 20,
        unit: 'clientes',
      },
      {
        title: 'Clientes que vuelven a comprar',
        metricType: 'PERCENTAGE',
        baseline: 30,
        target: 40,
      },
    ],
  },
  MARKET_EXPANSION: {
    title: 'Ganar los primeros clientes en un mercado nuevo',
    description:
      'Demostrar con pocos clientes que la oferta funciona en otro lugar antes de invertir más.',
    keyResults: [
      {
        title: 'Clientes de pago en el mercado nuevo',
        metricType: 'NUMBER',
        baseline: 0,
        target: 5,
        unit: 'clientes',
      },
      {
        title: 'Conversaciones con interesados de allí',
        metricType: 'NUMBER',
        baseline: 0,
        target: 30,
        unit: 'conversaciones',
      },
    ],
  },
  PRODUCT_DEVELOPMENT: {
    title: 'Entregar lo que más piden los clientes',
    description:
      'Poner en manos de los clientes una mejora que de verdad quieren y ver que la usan.',
    keyResults: [
      {
        title: 'Clientes entrevistados sobre lo que necesitan',
        metricType: 'NUMBER',
        baseline: 0,
        target: 15,
        unit: 'entrevistas',
      },
      { title: 'Clientes que usan la mejora', metricType: 'PERCENTAGE', baseline: 0, target: 40 },
    ],
  },
  OPERATIONAL_EFFICIENCY: {
    title: 'Hacer el mismo trabajo con menos esfuerzo',
    description:
      'Encontrar dónde se pierden tiempo y dinero y quitar las mayores pérdidas del día a día.',
    keyResults: [
      {
        title: 'Trabajos entregados en la fecha prometida',
        metricType: 'PERCENTAGE',
        baseline: 75,
        target: 92,
      },
      {
        title: 'Horas semanales perdidas en rehacer trabajo',
        metricType: 'NUMBER',
        baseline: 20,
        target: 8,
        unit: 'horas',
      },
    ],
  },
  CUSTOMER_SATISFACTION: {
    title: 'Lograr que los clientes nos recomienden',
    description:
      'Responder antes, resolver más en el primer contacto y escuchar qué piensan los clientes.',
    keyResults: [
      {
        title: 'Clientes que nos recomendarían',
        metricType: 'PERCENTAGE',
        baseline: 60,
        target: 80,
      },
      {
        title: 'Tiempo hasta la primera respuesta',
        metricType: 'NUMBER',
        baseline: 24,
        target: 4,
        unit: 'horas',
      },
    ],
  },
  TEAM_DEVELOPMENT: {
    title: 'Ayudar a crecer a todo el equipo',
    description:
      'Dar a cada persona una meta de aprendizaje, tiempo para ella y conversaciones regulares.',
    keyResults: [
      {
        title: 'Personas con una meta de desarrollo propia',
        metricType: 'PERCENTAGE',
        baseline: 10,
        target: 90,
      },
      {
        title: 'Personas que recomendarían trabajar aquí',
        metricType: 'PERCENTAGE',
        baseline: 55,
        target: 75,
      },
    ],
  },
  INNOVATION: {
    title: 'Probar ideas nuevas rápido y con poco gasto',
    description:
      'Ensayar varias ideas con clientes reales en experimentos pequeños y quedarse con lo que funciona.',
    keyResults: [
      {
        title: 'Experimentos terminados con clientes',
        metricType: 'NUMBER',
        baseline: 0,
        target: 6,
        unit: 'experimentos',
      },
      {
        title: 'Ideas que pasaron al día a día',
        metricType: 'NUMBER',
        baseline: 0,
        target: 2,
        unit: 'ideas',
      },
    ],
  },
  SUSTAINABILITY: {
    title: 'Trabajar con menos daño al medio ambiente',
    description: 'Saber qué consumimos y emitimos, y reducir la parte más grande.',
    keyResults: [
      {
        title: 'Emisiones y residuos medidos durante un ciclo',
        metricType: 'BOOLEAN',
        baseline: 0,
        target: 1,
      },
      {
        title: 'Compras a proveedores con criterios ambientales',
        metricType: 'PERCENTAGE',
        baseline: 15,
        target: 40,
      },
    ],
  },
};
