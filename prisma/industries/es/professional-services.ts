import type { SpanishTexts } from '../spanish.ts';

/** The Spanish of ../professional-services.ts: of each department, objective and key result, by industry and English text. */
export const professionalServicesSpanish: SpanishTexts = {
  'legal-services': {
    Litigation: 'Litigios',
    'Corporate & Contracts': 'Derecho societario y contratos',
    'Paralegals & Case Support': 'Asistencia jurídica y apoyo a casos',
    'Knowledge & Research': 'Conocimiento e investigación',
    'Client Development': 'Desarrollo de clientes',
    Billing: 'Facturación',
    'Make legal fees predictable for clients':
      'Hacer previsibles los honorarios jurídicos para los clientes',
    'Scope matters up front and report against the estimate, so that no bill is a surprise.':
      'Definir el alcance de cada asunto al inicio e informar frente a la estimación para que ninguna factura sorprenda.',
    'Raise new matters opened on a fixed or capped fee':
      'Aumentar los asuntos nuevos con honorarios fijos o con tope',
    'Raise matters closed within the agreed budget':
      'Aumentar los asuntos cerrados dentro del presupuesto acordado',
    'Cut days from invoice to payment': 'Reducir los días de la factura al pago',
    'Never miss a court or filing deadline':
      'No incumplir nunca un plazo judicial o de presentación',
    'Keep one docket with two owners per date and check conflicts before a matter opens.':
      'Llevar una sola agenda con dos responsables por fecha y comprobar los conflictos antes de abrir un asunto.',
    'Raise active matters whose deadlines sit in the shared docket':
      'Aumentar los asuntos activos cuyos plazos están en la agenda compartida',
    'Cut deadline extensions requested for internal reasons':
      'Reducir las prórrogas solicitadas por motivos internos',
  },
  'management-consulting': {
    'Strategy Practice': 'Área de estrategia',
    'Operations Practice': 'Área de operaciones',
    'Research & Insights': 'Investigación y análisis',
    'Business Development': 'Desarrollo de negocio',
    'People & Staffing': 'Personas y asignación de equipos',
    Finance: 'Finanzas',
    'Win engagements on reputation rather than price':
      'Ganar proyectos por reputación y no por precio',
    'Publish what we learn and stay close to past clients, so that proposals start from trust.':
      'Publicar lo que aprendemos y seguir cerca de clientes anteriores para que las propuestas partan de la confianza.',
    'Raise proposal win rate': 'Elevar la tasa de propuestas ganadas',
    'Raise revenue from returning clients': 'Aumentar los ingresos de clientes que vuelven',
    'Raise average engagement value': 'Elevar el valor medio de los proyectos',
    'Leave clients with change that lasts': 'Dejar a los clientes un cambio que perdure',
    'Agree the outcome at the start, hand over to named owners and come back to measure it.':
      'Acordar el resultado al inicio, traspasarlo a responsables con nombre y volver para medirlo.',
    'Raise engagements with a measured outcome six months after the end':
      'Aumentar los proyectos con un resultado medido seis meses después del cierre',
    'Raise client satisfaction at project close':
      'Elevar la satisfacción del cliente al cierre del proyecto',
  },
  'human-resources-recruiting': {
    Recruiting: 'Selección',
    'Candidate Sourcing': 'Búsqueda de candidatos',
    'Client Accounts': 'Cuentas de clientes',
    'HR Advisory': 'Asesoría en recursos humanos',
    'Contracts & Payroll': 'Contratos y nóminas',
    'Employer Marketing': 'Marketing de marca empleadora',
    'Fill vacancies faster with people who stay':
      'Cubrir vacantes más rápido con personas que se quedan',
    'Present fewer, better-matched candidates and follow them through their first year.':
      'Presentar menos candidatos y mejor ajustados, y acompañarlos durante su primer año.',
    'Cut median time from brief to accepted offer':
      'Reducir el tiempo mediano del encargo a la oferta aceptada',
    'Raise placed candidates still in the role after 12 months':
      'Aumentar los candidatos colocados que siguen en el puesto a los 12 meses',
    'Cut interviews needed per placement': 'Reducir las entrevistas necesarias por contratación',
    'Become the agency that candidates recommend': 'Ser la agencia que los candidatos recomiendan',
    'Answer every applicant and give feedback after interviews, so that talent comes to us.':
      'Responder a cada postulante y dar comentarios tras las entrevistas para que el talento venga a nosotros.',
    'Raise applicants answered within three working days':
      'Aumentar los postulantes con respuesta en tres días laborables',
    'Raise placements that come from candidate referrals':
      'Aumentar las contrataciones que llegan por recomendación de candidatos',
  },
  'architecture-engineering-design': {
    'Architectural Design': 'Diseño arquitectónico',
    'Structural Engineering': 'Ingeniería estructural',
    'Building Services Engineering': 'Ingeniería de instalaciones',
    'BIM & Drafting': 'BIM y delineación',
    'Project Management': 'Gestión de proyectos',
    'Bids & Client Relations': 'Licitaciones y relación con clientes',
    'Deliver drawings that can be built as drawn':
      'Entregar planos que se puedan construir tal como se dibujan',
    'Coordinate disciplines in one model so that clashes are found at the desk and not on site.':
      'Coordinar las disciplinas en un solo modelo para que las interferencias se detecten en la mesa y no en la obra.',
    'Cut clashes found on site per project':
      'Reducir las interferencias detectadas en obra por proyecto',
    'Raise projects coordinated in a shared BIM model':
      'Aumentar los proyectos coordinados en un modelo BIM compartido',
    'Cut construction cost deviation from our estimate':
      'Reducir la desviación del coste de obra respecto a nuestra estimación',
    'Design buildings that use far less energy':
      'Diseñar edificios que consuman mucha menos energía',
    'Measure operational energy and embodied carbon from concept stage on every commission.':
      'Medir la energía en uso y el carbono incorporado desde la fase conceptual en cada encargo.',
    'Raise commissions with an energy model at concept stage':
      'Aumentar los encargos con modelo energético en la fase conceptual',
    'Cut average designed heating and cooling demand':
      'Reducir la demanda media de calefacción y refrigeración de los diseños',
  },
  'translation-language-services': {
    Translation: 'Traducción',
    Interpreting: 'Interpretación',
    'Linguistic Quality': 'Calidad lingüística',
    'Vendor Management': 'Gestión de proveedores',
    'Localization Engineering': 'Ingeniería de localización',
    'Client Accounts': 'Cuentas de clientes',
    'Deliver clean translations on the promised day':
      'Entregar traducciones impecables en el día prometido',
    'Match each text to a linguist who knows its field and review by sample before delivery.':
      'Asignar cada texto a un lingüista que conozca la materia y revisar por muestreo antes de la entrega.',
    'Cut errors found per thousand words': 'Reducir los errores encontrados por cada mil palabras',
    'Raise jobs delivered on time': 'Aumentar los trabajos entregados a tiempo',
    'Keep margin while machine translation lowers prices':
      'Mantener el margen mientras la traducción automática baja los precios',
    'Reuse memories and termbases, and sell the work that machines do badly.':
      'Reutilizar memorias y bases terminológicas y vender el trabajo que las máquinas hacen mal.',
    'Raise words leveraged from translation memory':
      'Aumentar las palabras aprovechadas de la memoria de traducción',
    'Raise revenue from legal, medical and marketing texts':
      'Aumentar los ingresos por textos jurídicos, médicos y de marketing',
    'Raise gross margin': 'Elevar el margen bruto',
  },
  'security-services': {
    'Guarding Operations': 'Operaciones de vigilancia',
    'Control Room': 'Sala de control',
    'Alarm & CCTV Installation': 'Instalación de alarmas y videovigilancia',
    'Guard Recruitment & Training': 'Selección y formación de vigilantes',
    'Contracts & Sales': 'Contratos y ventas',
    'Licensing & Compliance': 'Licencias y cumplimiento',
    'Cover every shift with a licensed, rested guard':
      'Cubrir cada turno con un vigilante habilitado y descansado',
    'Plan rosters ahead and keep good guards longer, so that no post stands empty.':
      'Planificar los turnos con antelación y conservar más tiempo a los buenos vigilantes para que ningún puesto quede vacío.',
    'Raise scheduled shifts filled': 'Aumentar los turnos programados que se cubren',
    'Cut yearly guard turnover': 'Reducir la rotación anual de vigilantes',
    'Respond to alarms before harm is done': 'Responder a las alarmas antes de que haya daños',
    'Verify by video, dispatch the nearest patrol and learn from each incident.':
      'Verificar por video, enviar la patrulla más cercana y aprender de cada incidente.',
    'Cut median time from alarm to patrol on site':
      'Reducir el tiempo mediano de la alarma a la patrulla en el lugar',
    'Cut false alarms dispatched': 'Reducir las falsas alarmas con envío de patrulla',
    'Raise patrol checkpoints completed on schedule':
      'Aumentar los puntos de ronda completados según lo programado',
  },
};
