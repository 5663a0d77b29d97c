import type { SpanishTexts } from '../spanish.ts';

/** The Spanish of ../technology.ts: of each department, objective and key result, by industry and English text. */
export const technologySpanish: SpanishTexts = {
  'software-as-a-service': {
    Engineering: 'Ingeniería',
    Product: 'Producto',
    Design: 'Diseño',
    'Growth Marketing': 'Marketing de crecimiento',
    Sales: 'Ventas',
    'Customer Success': 'Éxito del cliente',
    Finance: 'Finanzas',
    'Grow recurring revenue that stays': 'Hacer crecer unos ingresos recurrentes que perduren',
    'Win subscriptions from customers who renew and expand rather than leave in the first year.':
      'Ganar suscripciones de clientes que renuevan y amplían en lugar de irse en el primer año.',
    'Raise monthly recurring revenue': 'Aumentar los ingresos recurrentes mensuales',
    'Raise net revenue retention': 'Elevar la retención neta de ingresos',
    'Cut monthly logo churn': 'Reducir la pérdida mensual de clientes',
    'Get new accounts to value in their first session':
      'Dar valor a las cuentas nuevas desde su primera sesión',
    'Shorten the way from sign-up to the first useful result so that trials turn into paid plans.':
      'Acortar el camino del registro al primer resultado útil para que las pruebas se conviertan en planes de pago.',
    'Raise trial-to-paid conversion': 'Elevar la conversión de prueba a plan de pago',
    'Cut median time from sign-up to first completed workflow':
      'Reducir el tiempo mediano del registro al primer flujo de trabajo completado',
  },
  'it-consulting-services': {
    Consulting: 'Consultoría',
    'Systems Integration': 'Integración de sistemas',
    'Service Desk': 'Mesa de ayuda',
    Sales: 'Ventas',
    People: 'Personas',
    Finance: 'Finanzas',
    'Shift from one-off projects to managed contracts':
      'Pasar de proyectos puntuales a contratos gestionados',
    'Build predictable income by turning finished projects into monthly support agreements.':
      'Crear ingresos previsibles convirtiendo los proyectos terminados en contratos mensuales de soporte.',
    'Raise monthly managed contract revenue':
      'Aumentar los ingresos mensuales por contratos gestionados',
    'Raise share of finished projects that become support contracts':
      'Aumentar la proporción de proyectos terminados que pasan a contrato de soporte',
    'Deliver projects on time and within margin': 'Entregar los proyectos a tiempo y con margen',
    'Estimate, staff and control integration work so that it neither overruns nor eats its profit.':
      'Estimar, dotar de personal y controlar el trabajo de integración para que ni se exceda ni se coma su beneficio.',
    'Raise consultant utilization': 'Elevar la utilización de los consultores',
    'Raise projects delivered within the estimated effort':
      'Aumentar los proyectos entregados dentro del esfuerzo estimado',
    'Raise tickets resolved within SLA':
      'Aumentar las incidencias resueltas dentro del acuerdo de servicio',
  },
  cybersecurity: {
    'Security Engineering': 'Ingeniería de seguridad',
    'Security Operations': 'Operaciones de seguridad',
    'Threat Research': 'Investigación de amenazas',
    Sales: 'Ventas',
    'Customer Support': 'Soporte al cliente',
    Compliance: 'Cumplimiento normativo',
    'Detect and contain attacks within the hour':
      'Detectar y contener los ataques en menos de una hora',
    'Tune detection and playbooks so that an intrusion at a customer is seen and isolated before it spreads.':
      'Afinar la detección y los procedimientos para que una intrusión en un cliente se vea y se aísle antes de extenderse.',
    'Cut mean time to detect': 'Reducir el tiempo medio de detección',
    'Cut mean time to contain': 'Reducir el tiempo medio de contención',
    'Cut alerts that are false positives': 'Reducir las alertas que son falsos positivos',
    'Hold the certifications that enterprise buyers ask for':
      'Tener las certificaciones que piden los grandes compradores',
    'Pass independent audits so that large customers can buy without a long security review.':
      'Superar auditorías independientes para que los clientes grandes puedan comprar sin una larga revisión de seguridad.',
    'Obtain ISO 27001 certification': 'Obtener la certificación ISO 27001',
    'Cut time spent on one security questionnaire':
      'Reducir el tiempo dedicado a cada cuestionario de seguridad',
  },
  'artificial-intelligence-data': {
    'Machine Learning': 'Aprendizaje automático',
    'Data Engineering': 'Ingeniería de datos',
    Product: 'Producto',
    Solutions: 'Soluciones',
    'Responsible AI & Legal': 'IA responsable y asesoría jurídica',
    Operations: 'Operaciones',
    'Turn pilots into models that customers rely on':
      'Convertir pilotos en modelos en los que los clientes confían',
    'Move proofs of concept into production with measured quality and a contract behind them.':
      'Llevar las pruebas de concepto a producción con una calidad medida y un contrato detrás.',
    'Raise pilots that reach production': 'Aumentar los pilotos que llegan a producción',
    'Raise task accuracy on the held-out evaluation set':
      'Elevar la exactitud de la tarea en el conjunto de evaluación reservado',
    'Make inference cheap and fast enough to scale':
      'Hacer la inferencia lo bastante barata y rápida para escalar',
    'Cut what one answer costs and how long it takes without losing quality.':
      'Reducir lo que cuesta y lo que tarda una respuesta sin perder calidad.',
    'Cut inference cost per thousand requests':
      'Reducir el coste de inferencia por cada mil solicitudes',
    'Cut 95th percentile response time': 'Reducir el percentil 95 del tiempo de respuesta',
    'Put data and models under governance': 'Poner los datos y los modelos bajo gobernanza',
    'Know where training data comes from and how each model behaves before regulators or customers ask.':
      'Saber de dónde vienen los datos de entrenamiento y cómo se comporta cada modelo antes de que pregunten reguladores o clientes.',
    'Raise production models with a published model card':
      'Aumentar los modelos en producción con ficha de modelo publicada',
    'Raise training datasets with documented provenance and licence':
      'Aumentar los conjuntos de entrenamiento con procedencia y licencia documentadas',
  },
  'video-games': {
    'Game Design': 'Diseño de juegos',
    Programming: 'Programación',
    'Art & Animation': 'Arte y animación',
    Audio: 'Audio y música',
    Production: 'Producción',
    'Quality Assurance': 'Control de calidad',
    'Publishing & Community': 'Publicación y comunidad',
    'Player Support': 'Atención al jugador',
    'Launch the game to an audience that is waiting for it':
      'Lanzar el juego ante un público que lo espera',
    'Build wishlists and a playable demo early enough that launch week carries the title.':
      'Reunir listas de deseos y una demo jugable con tiempo suficiente para que la semana de lanzamiento impulse el título.',
    'Grow store wishlists before launch':
      'Aumentar las listas de deseos en tiendas antes del lanzamiento',
    'Raise share of demo players who finish the demo':
      'Aumentar la proporción de jugadores que terminan la demo',
    'Pass console platform certification': 'Superar la certificación de la plataforma de consola',
    'Keep players coming back after the first month':
      'Lograr que los jugadores vuelvan después del primer mes',
    'Use live events and stability work to hold the players that launch brought in.':
      'Usar eventos en vivo y mejoras de estabilidad para retener a los jugadores que trajo el lanzamiento.',
    'Raise day-30 retention': 'Elevar la retención al día 30',
    'Raise crash-free sessions': 'Aumentar las sesiones sin cierres inesperados',
  },
  telecommunications: {
    'Network Engineering': 'Ingeniería de redes',
    'Field Operations': 'Operaciones de campo',
    Sales: 'Ventas',
    'Customer Care': 'Atención al cliente',
    'Regulatory Affairs': 'Asuntos regulatorios',
    'Billing & Finance': 'Facturación y finanzas',
    'Connect more homes on the network already built':
      'Conectar más hogares a la red ya construida',
    'Raise take-up where cable is in the ground and shorten the wait for a working line.':
      'Elevar la contratación donde el cable ya está tendido y acortar la espera por una línea en servicio.',
    'Raise take-up among homes passed': 'Elevar la contratación entre los hogares con cobertura',
    'Cut wait from order to working line': 'Reducir la espera del pedido a la línea en servicio',
    'Run a network that subscribers do not notice': 'Operar una red que los abonados no noten',
    'Fewer outages and faster repairs, so that reliability stops being a reason to leave.':
      'Menos cortes y reparaciones más rápidas para que la fiabilidad deje de ser un motivo para irse.',
    'Raise network availability': 'Elevar la disponibilidad de la red',
    'Cut mean time to repair': 'Reducir el tiempo medio de reparación',
    'Cut monthly subscriber churn': 'Reducir las bajas mensuales de abonados',
  },
  'hardware-electronics': {
    'Electrical Engineering': 'Ingeniería eléctrica y electrónica',
    Firmware: 'Desarrollo de firmware',
    'Industrial Design': 'Diseño industrial',
    'Product Management': 'Gestión de producto',
    'Manufacturing & Supply': 'Fabricación y suministro',
    'Sales & Distribution': 'Ventas y distribución',
    'Warranty & Support': 'Garantía y soporte',
    'Take the device from prototype to volume production':
      'Llevar el dispositivo del prototipo a la producción en volumen',
    'Finish validation, certification and the assembly line so that units can ship in quantity.':
      'Terminar la validación, la certificación y la línea de montaje para poder enviar unidades en cantidad.',
    'Obtain CE and FCC certification': 'Obtener la certificación CE y FCC',
    'Raise first-pass yield on the assembly line':
      'Elevar el rendimiento a la primera en la línea de montaje',
    'Grow units shipped each month': 'Aumentar las unidades enviadas cada mes',
    'Earn a healthy margin on each unit': 'Obtener un margen sano en cada unidad',
    'Design out cost and returns while a second source guards the parts that could stop the line.':
      'Eliminar costes y devoluciones desde el diseño, con una segunda fuente para las piezas que podrían parar la línea.',
    'Cut bill of materials cost per unit': 'Reducir el coste de la lista de materiales por unidad',
    'Cut units returned within 90 days': 'Reducir las unidades devueltas en 90 días',
    'Raise critical components with a qualified second source':
      'Aumentar los componentes críticos con una segunda fuente homologada',
  },
  'web-app-development': {
    Development: 'Desarrollo',
    'UX & UI Design': 'Diseño UX y UI',
    'Project Management': 'Gestión de proyectos',
    'Business Development': 'Desarrollo de negocio',
    'Maintenance & Support': 'Mantenimiento y soporte',
    'Ship client sites and apps when we said we would':
      'Entregar los sitios y aplicaciones de los clientes cuando prometimos',
    'Break work into short releases and test before handover, so that launches are calm.':
      'Dividir el trabajo en entregas cortas y probar antes del traspaso para que los lanzamientos sean tranquilos.',
    'Raise projects launched by the agreed date':
      'Aumentar los proyectos lanzados en la fecha acordada',
    'Cut defects reported in the first month after launch':
      'Reducir los defectos comunicados en el primer mes tras el lanzamiento',
    'Fill the order book with better-paying builds':
      'Llenar la cartera con desarrollos mejor pagados',
    'Win fewer, larger projects and keep the clients on maintenance once their product is live.':
      'Ganar menos proyectos y más grandes, y mantener a los clientes en un plan de mantenimiento tras el lanzamiento.',
    'Raise average project value': 'Elevar el valor medio de los proyectos de desarrollo',
    'Raise launched clients on a maintenance plan':
      'Aumentar los clientes lanzados con plan de mantenimiento',
    'Raise weeks of work signed ahead': 'Aumentar las semanas de trabajo firmadas por adelantado',
  },
  'cloud-hosting': {
    'Platform Engineering': 'Ingeniería de la plataforma',
    'Site Reliability': 'Fiabilidad del servicio',
    'Data Centre Operations': 'Operaciones del centro de datos',
    Product: 'Producto',
    Sales: 'Ventas',
    'Technical Support': 'Soporte técnico',
    'Abuse & Compliance': 'Abusos y cumplimiento',
    'Keep customer workloads up whatever fails':
      'Mantener en marcha las cargas de los clientes falle lo que falle',
    'Remove single points of failure and prove recovery by rehearsing it.':
      'Eliminar los puntos únicos de fallo y demostrar la recuperación ensayándola.',
    'Raise monthly service uptime': 'Elevar la disponibilidad mensual del servicio',
    'Run disaster recovery drills that meet the recovery target':
      'Realizar simulacros de recuperación ante desastres que cumplan el objetivo',
    'Earn more from the racks we already power': 'Ganar más con los racks que ya alimentamos',
    'Fill idle capacity and spend less electricity on each unit of compute.':
      'Llenar la capacidad ociosa y gastar menos electricidad por unidad de cómputo.',
    'Raise average server utilization': 'Elevar la utilización media de los servidores',
    'Cut power usage effectiveness of the data centre':
      'Reducir la efectividad del uso de energía (PUE) del centro de datos',
    'Raise monthly revenue per rack': 'Aumentar los ingresos mensuales por rack',
  },
};
