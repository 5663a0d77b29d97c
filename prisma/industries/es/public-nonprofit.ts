import type { SpanishTexts } from '../spanish.ts';

/** The Spanish of ../public-nonprofit.ts: of each department, objective and key result, by industry and English text. */
export const publicNonprofitSpanish: SpanishTexts = {
  'nonprofit-ngo': {
    Programs: 'Programas',
    Fundraising: 'Captación de fondos',
    'Campaigns & Communications': 'Campañas y comunicación',
    'Volunteers & People': 'Voluntariado y personas',
    'Monitoring & Evaluation': 'Seguimiento y evaluación',
    'Finance & Grants': 'Finanzas y subvenciones',
    'Build a base of regular donors that carries our cause':
      'Construir una base de donantes habituales que sostenga nuestra causa',
    'Depend less on single grants by turning one-time givers into monthly supporters.':
      'Depender menos de subvenciones aisladas y convertir a quienes donan una vez en colaboradores mensuales.',
    'Monthly donors': 'Aumentar los donantes mensuales',
    'Donors who give again the following year':
      'Aumentar los donantes que repiten al año siguiente',
    'Unrestricted income in the year': 'Aumentar los ingresos de libre disposición en el año',
    'Show with evidence what our programs change':
      'Mostrar con evidencia lo que cambian nuestros programas',
    'Measure outcomes with the people we serve and publish them, including what did not work.':
      'Medir los resultados con las personas a las que servimos y publicarlos, incluido lo que no funcionó.',
    'Programs with baseline and follow-up data':
      'Aumentar los programas con datos iniciales y de seguimiento',
    'Publish an audited annual impact report': 'Publicar un informe anual de impacto auditado',
  },
  'government-public-administration': {
    'Citizen Services': 'Atención a la ciudadanía',
    'Policy & Planning': 'Políticas y planificación',
    'Public Works': 'Obras públicas',
    'Digital Administration': 'Administración digital',
    'Treasury & Budget': 'Tesorería y presupuesto',
    'Legal Counsel': 'Asesoría jurídica',
    'Civil Service & People': 'Función pública y personas',
    'Public Communication': 'Comunicación pública',
    'Let citizens settle their business without a trip to the counter':
      'Permitir a la ciudadanía resolver sus trámites sin ir a la ventanilla',
    'Put the most used procedures online, asking nobody for a paper that we already hold.':
      'Poner en línea los trámites más usados sin pedir a nadie un documento que ya tenemos.',
    'Procedures that can be completed digitally':
      'Aumentar los trámites que se pueden completar por medios digitales',
    'Shorten the average decision on a permit': 'Acortar la resolución media de un permiso',
    'Citizens satisfied with how they were served':
      'Aumentar los ciudadanos satisfechos con la atención recibida',
    'Spend the approved budget openly and in time':
      'Ejecutar el presupuesto aprobado a tiempo y con transparencia',
    'Plan tenders for the whole year and publish every contract in reusable form.':
      'Planificar las licitaciones de todo el año y publicar cada contrato en formato reutilizable.',
    'Investment budget executed by year end':
      'Aumentar el presupuesto de inversión ejecutado al cierre del año',
    'Contracts published within ten days of signing':
      'Aumentar los contratos publicados en los diez días posteriores a la firma',
  },
  'religious-organizations': {
    'Worship & Liturgy': 'Culto y liturgia',
    'Pastoral Care': 'Atención pastoral',
    'Youth & Religious Education': 'Juventud y educación religiosa',
    'Outreach & Charity': 'Acción social y caridad',
    'Administration & Treasury': 'Administración y tesorería',
    Communications: 'Comunicación',
    'Help newcomers find a home in our congregation':
      'Ayudar a los recién llegados a encontrar un hogar en nuestra comunidad',
    'Greet every visitor, follow up within the week and invite them to a small group.':
      'Saludar a cada visitante, contactarlo en la misma semana e invitarlo a un grupo pequeño.',
    'First-time visitors who return within a month':
      'Aumentar los visitantes por primera vez que vuelven en un mes',
    'Members who take part in a small group':
      'Aumentar los miembros que participan en un grupo pequeño',
    'Average weekly attendance': 'Aumentar la asistencia semanal media',
    'Serve the neighbourhood beyond our own walls':
      'Servir al vecindario más allá de nuestros muros',
    'Put faith into practice with a food pantry, visits to the lonely and support for families in need.':
      'Poner la fe en práctica con un banco de alimentos, visitas a quienes están solos y apoyo a familias necesitadas.',
    'Families helped each month': 'Ayudar a más familias cada mes',
    'Members who volunteer at least once a month':
      'Aumentar los miembros voluntarios al menos una vez al mes',
  },
  'scientific-research': {
    'Research Groups': 'Grupos de investigación',
    'Laboratories & Instruments': 'Laboratorios e instrumentos',
    'Data & Computing': 'Datos y computación',
    'Grants Office': 'Oficina de subvenciones',
    'Technology Transfer': 'Transferencia de tecnología',
    'Research Ethics': 'Ética de la investigación',
    'Science Communication': 'Divulgación científica',
    'Win competitive funding for our boldest questions':
      'Obtener financiación competitiva para nuestras preguntas más audaces',
    'Write fewer, stronger proposals with partners abroad and internal review before each call.':
      'Redactar menos propuestas y más sólidas, con socios internacionales y revisión interna antes de cada convocatoria.',
    'Competitive grants awarded in the year':
      'Obtener subvenciones competitivas concedidas en el año',
    'Proposals that are funded': 'Aumentar las propuestas que logran financiación',
    'Make our results reproducible and used by others':
      'Hacer que nuestros resultados sean reproducibles y otros los usen',
    'Publish openly with data and code, and carry usable findings to industry and policy.':
      'Publicar en abierto con datos y código, y llevar los hallazgos útiles a la industria y a las políticas públicas.',
    'Papers published with open data and code':
      'Aumentar los artículos publicados con datos y código abiertos',
    'Licences or collaborations signed with industry':
      'Firmar licencias o colaboraciones con la industria',
    'Peer-reviewed papers accepted': 'Publicar artículos aceptados con revisión por pares',
  },
  'social-impact-community': {
    'Community Programs': 'Programas comunitarios',
    'Social Work & Inclusion': 'Trabajo social e inclusión',
    'Volunteer Coordination': 'Coordinación del voluntariado',
    Partnerships: 'Alianzas',
    'Impact Measurement': 'Medición de impacto',
    Finance: 'Finanzas',
    'Accompany people from exclusion into stable work':
      'Acompañar a las personas de la exclusión a un empleo estable',
    'Combine training, mentoring and employers who commit to hire from our programme.':
      'Combinar formación, mentoría y empleadores que se comprometan a contratar desde nuestro programa.',
    'Participants still in work after six months':
      'Aumentar los participantes que siguen trabajando a los seis meses',
    'Local employers that hire from the programme':
      'Sumar empleadores locales que contratan desde el programa',
    'Let residents lead what happens in their neighbourhood':
      'Lograr que los vecinos dirijan lo que ocurre en su barrio',
    'Give local people the decisions, the space and the budget to run their own initiatives.':
      'Dar a la gente del lugar las decisiones, el espacio y el presupuesto para llevar adelante sus propias iniciativas.',
    'Initiatives run by residents': 'Aumentar las iniciativas dirigidas por vecinos',
    'Volunteer hours given in a quarter': 'Aumentar las horas de voluntariado en un trimestre',
    'Operating costs covered by earned income':
      'Aumentar los gastos operativos cubiertos con ingresos propios',
  },
};
