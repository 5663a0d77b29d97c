import type { SpanishTexts } from '../spanish.ts';

/** The Spanish of ../media-marketing.ts: of each department, objective and key result, by industry and English text. */
export const mediaMarketingSpanish: SpanishTexts = {
  'marketing-advertising': {
    'Account Management': 'Gestión de cuentas',
    Creative: 'Creatividad',
    'Performance Media': 'Medios de resultados',
    'SEO & Content': 'SEO y contenidos',
    Analytics: 'Analítica',
    'Finance & Operations': 'Finanzas y operaciones',
    'Prove that client campaigns pay for themselves':
      'Demostrar que las campañas de los clientes se pagan solas',
    'Agree conversion tracking with each client before launch and shift budget weekly to what works.':
      'Acordar con cada cliente la medición de conversiones antes del lanzamiento y mover cada semana el presupuesto a lo que funciona.',
    'Raise average return on ad spend across accounts':
      'Aumentar el retorno medio de la inversión publicitaria en todas las cuentas',
    'Cut average cost per qualified lead':
      'Reducir el coste medio por cliente potencial cualificado',
    'Raise accounts with verified conversion tracking':
      'Aumentar las cuentas con medición de conversiones verificada',
    'Build an agency that clients stay with':
      'Construir una agencia en la que los clientes se quedan',
    'Grow retainers and keep the team on accounts long enough to know the brand.':
      'Aumentar las igualas y mantener al equipo en cada cuenta el tiempo suficiente para conocer la marca.',
    'Raise income from retainers': 'Aumentar los ingresos por igualas',
    'Raise average client relationship': 'Prolongar la relación media con los clientes',
  },
  'media-publishing': {
    Editorial: 'Redacción',
    'Art & Layout': 'Arte y maquetación',
    'Audience & Subscriptions': 'Audiencia y suscripciones',
    'Advertising Sales': 'Venta de publicidad',
    'Rights & Permissions': 'Derechos y permisos',
    'Printing & Distribution': 'Impresión y distribución',
    'Let readers rather than advertisers carry the title':
      'Lograr que los lectores, y no los anunciantes, sostengan la publicación',
    'Turn regular readers into subscribers with reporting that they cannot get elsewhere.':
      'Convertir a los lectores habituales en suscriptores con información que no encuentran en otro sitio.',
    'Grow paying subscribers': 'Aumentar los suscriptores de pago',
    'Lower readers who cancel their subscription each month':
      'Reducir los lectores que cancelan su suscripción cada mes',
    'Raise share of revenue from readers':
      'Aumentar la proporción de ingresos que procede de los lectores',
    'Build a daily reading habit': 'Crear un hábito diario de lectura',
    'Use newsletters and series to bring people back directly instead of through search and feeds.':
      'Usar boletines y series para que la gente vuelva directamente y no a través de buscadores y redes.',
    'Raise readers who return on four or more days a week':
      'Aumentar los lectores que vuelven cuatro o más días por semana',
    'Raise newsletter open rate': 'Elevar la tasa de apertura de los boletines',
  },
  'film-tv-audio-production': {
    'Development & Scripts': 'Desarrollo y guiones',
    Production: 'Producción',
    'Camera & Sound': 'Cámara y sonido',
    'Editing & Post-production': 'Edición y posproducción',
    'Distribution & Sales': 'Distribución y ventas',
    'Rights & Contracts': 'Derechos y contratos',
    'Production Accounting': 'Contabilidad de producción',
    'Finish productions on schedule and on budget':
      'Terminar las producciones a tiempo y dentro del presupuesto',
    'Lock scripts before the shoot, track cost daily and plan the edit while filming.':
      'Cerrar los guiones antes del rodaje, controlar el gasto a diario y planificar el montaje mientras se filma.',
    'Cut average budget overrun per production':
      'Reducir el exceso medio de presupuesto por producción',
    'Raise shooting days completed as planned':
      'Aumentar las jornadas de rodaje completadas según lo previsto',
    'Own shows that sell again and again': 'Ser dueños de obras que se venden una y otra vez',
    'Move from work for hire to original titles whose rights stay with us.':
      'Pasar del trabajo por encargo a títulos originales cuyos derechos queden con nosotros.',
    'Place original titles with a broadcaster or platform':
      'Colocar títulos originales en una cadena o plataforma',
    'Raise yearly income from licensing our catalogue':
      'Aumentar los ingresos anuales por licencias de nuestro catálogo',
    'Grow average listeners per podcast episode':
      'Aumentar los oyentes medios por episodio de pódcast',
  },
  'events-conferences': {
    'Programme & Speakers': 'Programa y ponentes',
    'Event Production': 'Producción de eventos',
    'Sponsorship & Exhibitors': 'Patrocinio y expositores',
    'Ticketing & Promotion': 'Entradas y promoción',
    'Attendee Services': 'Atención a asistentes',
    Finance: 'Finanzas',
    'Sell out the flagship event early': 'Agotar pronto las entradas del evento principal',
    'Announce the programme sooner and reward early buyers, so that the last weeks are not a gamble.':
      'Anunciar antes el programa y premiar a quienes compran temprano para que las últimas semanas no sean una apuesta.',
    'Raise tickets sold eight weeks before the doors open':
      'Aumentar las entradas vendidas ocho semanas antes de abrir las puertas',
    'Raise confirmed sponsor revenue': 'Aumentar los ingresos confirmados por patrocinio',
    'Run events that people come back to': 'Organizar eventos a los que la gente vuelve',
    'Shorten queues, choose speakers by audience rating and ask each exhibitor what the stand brought.':
      'Acortar las filas, elegir ponentes según la valoración del público y preguntar a cada expositor qué le aportó su stand.',
    'Raise attendee net promoter score':
      'Elevar el índice de recomendación (NPS) de los asistentes',
    'Raise exhibitors who rebook for next year':
      'Aumentar los expositores que reservan para el año siguiente',
    'Cut average entrance queue at peak': 'Reducir la fila media de entrada en hora punta',
  },
  'graphic-product-design-studio': {
    'Brand & Graphic Design': 'Marca y diseño gráfico',
    'Product & Industrial Design': 'Diseño industrial y de producto',
    Prototyping: 'Prototipado',
    'Studio Management': 'Gestión del estudio',
    'New Business': 'Nuevos negocios',
    'Get to an approved design with fewer rounds': 'Llegar a un diseño aprobado con menos rondas',
    'Write sharper briefs and show work early, so that revisions refine the idea instead of replacing it.':
      'Redactar encargos más precisos y mostrar pronto el trabajo para que las revisiones afinen la idea en lugar de sustituirla.',
    'Cut average revision rounds per project': 'Reducir las rondas medias de revisión por proyecto',
    'Raise projects started from a signed brief':
      'Aumentar los proyectos que empiezan con un encargo firmado',
    'Become known for a distinct body of work': 'Darse a conocer por una obra con sello propio',
    'Show finished projects as case studies and choose commissions that the studio wants to be hired for.':
      'Mostrar los proyectos terminados como estudios de caso y elegir los encargos por los que el estudio quiere ser contratado.',
    'Publish case studies with measured client results':
      'Publicar estudios de caso con resultados medidos de clientes',
    'Be shortlisted for design awards': 'Quedar entre los finalistas de premios de diseño',
    'Raise average project fee': 'Elevar los honorarios medios por proyecto',
  },
  'public-relations': {
    'Media Relations': 'Relaciones con los medios',
    'Public Affairs': 'Asuntos públicos',
    'Crisis & Reputation': 'Crisis y reputación',
    'Content & Speechwriting': 'Contenidos y discursos',
    'Client Accounts': 'Cuentas de clientes',
    'Media Monitoring': 'Seguimiento de medios',
    'Earn coverage that says what clients stand for':
      'Conseguir una cobertura que exprese lo que los clientes representan',
    'Pitch fewer, better stories to journalists who cover the field and count messages rather than clippings.':
      'Proponer menos historias y mejores a periodistas del sector, y contar mensajes en lugar de recortes.',
    'Raise coverage that carries a key client message':
      'Aumentar la cobertura que transmite un mensaje clave del cliente',
    'Raise pitches answered by journalists':
      'Aumentar las propuestas que los periodistas responden',
    'Place client stories in top-tier outlets':
      'Colocar noticias de clientes en medios de primer nivel',
    'Have every client ready for a crisis': 'Preparar a cada cliente para una crisis',
    'Prepare statements, roles and spokespeople, and rehearse them before they are needed.':
      'Preparar declaraciones, funciones y portavoces, y ensayarlos antes de que hagan falta.',
    'Raise retained clients with a rehearsed crisis plan':
      'Aumentar los clientes fijos con un plan de crisis ensayado',
    'Cut time from incident report to first statement':
      'Reducir el tiempo del aviso del incidente a la primera declaración',
  },
};
