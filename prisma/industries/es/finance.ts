import type { SpanishTexts } from '../spanish.ts';

/** The Spanish of ../finance.ts: of each department, objective and key result, by industry and English text. */
export const financeSpanish: SpanishTexts = {
  'financial-technology': {
    Engineering: 'Ingeniería',
    Product: 'Producto',
    'Risk & Fraud': 'Riesgo y fraude',
    Compliance: 'Cumplimiento normativo',
    Growth: 'Crecimiento',
    Partnerships: 'Alianzas',
    'Customer Support': 'Atención al cliente',
    'Open funded accounts in minutes, safely':
      'Abrir cuentas con fondos en minutos y con seguridad',
    'Make identity checks quick for honest applicants while stopping fraud at the door.':
      'Agilizar la verificación de identidad de los solicitantes honestos y detener el fraude en la puerta.',
    'Raise applicants who finish identity verification':
      'Aumentar los solicitantes que completan la verificación de identidad',
    'Cut median time from application to funded account':
      'Reducir el tiempo mediano de la solicitud a la cuenta con fondos',
    'Cut fraud losses as a share of volume':
      'Reducir las pérdidas por fraude como proporción del volumen',
    'Operate under a licence of our own': 'Operar con una licencia propia',
    'Meet the supervisor requirements so that the product no longer depends on a sponsor institution.':
      'Cumplir los requisitos del supervisor para que el producto deje de depender de una entidad patrocinadora.',
    'Obtain the electronic money or lending licence':
      'Obtener la licencia de dinero electrónico o de crédito',
    'Close open findings of the compliance audit':
      'Cerrar los hallazgos abiertos de la auditoría de cumplimiento',
  },
  banking: {
    'Retail Banking': 'Banca minorista',
    'Business Lending': 'Crédito a empresas',
    'Risk Management': 'Gestión de riesgos',
    Treasury: 'Tesorería',
    'Compliance & Legal': 'Cumplimiento y asesoría jurídica',
    'Digital Channels': 'Canales digitales',
    'Branch Operations': 'Operaciones de sucursales',
    'Contact Centre': 'Centro de atención telefónica',
    'Grow a loan book that gets repaid': 'Hacer crecer una cartera de créditos que se devuelve',
    'Lend more to local households and firms without loosening credit standards.':
      'Prestar más a hogares y empresas locales sin relajar los criterios de concesión.',
    'Grow outstanding loans': 'Aumentar el saldo vivo de préstamos',
    'Cut non-performing loan ratio': 'Reducir la tasa de morosidad',
    'Cut time from mortgage application to decision':
      'Reducir el tiempo de la solicitud de hipoteca a la decisión',
    'Make everyday banking work without a branch visit':
      'Resolver la banca diaria sin visitar la sucursal',
    'Move routine requests to the app and the phone so that branches have time for advice.':
      'Trasladar los trámites rutinarios a la aplicación y al teléfono para que las sucursales tengan tiempo de asesorar.',
    'Raise customers active in the mobile app each month':
      'Aumentar los clientes activos cada mes en la aplicación móvil',
    'Cut cost-to-income ratio': 'Reducir la ratio de costes sobre ingresos',
  },
  insurance: {
    Underwriting: 'Suscripción',
    Claims: 'Siniestros',
    Actuarial: 'Actuaría',
    'Distribution & Brokers': 'Distribución y corredores',
    'Legal & Compliance': 'Asesoría jurídica y cumplimiento',
    Technology: 'Tecnología',
    'Settle honest claims fast': 'Liquidar con rapidez los siniestros legítimos',
    'Pay simple claims in days, with fewer documents and calls, while complex ones get an expert early.':
      'Pagar los casos sencillos en días, con menos documentos y llamadas, y asignar pronto un experto a los complejos.',
    'Cut median time from claim report to payment':
      'Reducir el tiempo mediano de la declaración del siniestro al pago',
    'Raise simple claims settled without manual handling':
      'Aumentar los siniestros sencillos resueltos sin gestión manual',
    'Write profitable policies that renew': 'Suscribir pólizas rentables que se renuevan',
    'Price by risk, drop the segments that lose money and keep good policyholders at renewal.':
      'Fijar precios según el riesgo, dejar los segmentos que pierden dinero y conservar a los buenos asegurados.',
    'Cut combined ratio': 'Reducir la ratio combinada',
    'Raise policy renewal rate': 'Elevar la tasa de renovación de pólizas',
    'Grow gross written premium': 'Aumentar las primas brutas emitidas',
  },
  'investment-wealth-management': {
    'Portfolio Management': 'Gestión de carteras',
    Research: 'Análisis',
    'Client Advisory': 'Asesoría a clientes',
    'Investor Relations': 'Relación con inversores',
    'Risk & Compliance': 'Riesgos y cumplimiento',
    'Fund Administration': 'Administración de fondos',
    'Gather assets from clients who stay': 'Captar patrimonio de clientes que permanecen',
    'Win families and institutions by referral and keep them through plain reporting and steady contact.':
      'Ganar familias e instituciones por recomendación y conservarlas con informes claros y contacto constante.',
    'Grow assets under management': 'Aumentar los activos gestionados',
    'Raise yearly client retention': 'Elevar la retención anual de clientes',
    'Raise client households that had two review meetings this year':
      'Aumentar las familias clientes con dos reuniones de seguimiento en el año',
    'Invest with discipline that can be shown': 'Invertir con una disciplina demostrable',
    'Write down the reason for each position and stay within the risk limits of each mandate.':
      'Dejar por escrito el motivo de cada posición y respetar los límites de riesgo de cada mandato.',
    'Cut breaches of mandate limits per quarter':
      'Reducir los incumplimientos de límites de mandato por trimestre',
    'Raise positions with a written thesis and exit rule':
      'Aumentar las posiciones con tesis y regla de salida por escrito',
  },
  'accounting-tax': {
    Bookkeeping: 'Contabilidad',
    Tax: 'Impuestos',
    'Audit & Assurance': 'Auditoría y aseguramiento',
    Payroll: 'Nóminas',
    'Client Relations': 'Relación con clientes',
    'Get through filing season without a late return':
      'Superar la temporada de impuestos sin una declaración tardía',
    'Collect documents early and level the workload so that deadlines pass without overtime.':
      'Reunir pronto los documentos y nivelar la carga para cumplir los plazos sin horas extra.',
    'Raise returns filed at least five days before the deadline':
      'Aumentar las declaraciones presentadas al menos cinco días antes del plazo',
    'Raise clients who deliver documents by the requested date':
      'Aumentar los clientes que entregan los documentos en la fecha solicitada',
    'Cut overtime per accountant in peak month':
      'Reducir las horas extra por profesional contable en el mes de mayor carga',
    'Move clients from hourly bills to advisory retainers':
      'Pasar a los clientes de facturas por hora a igualas de asesoría',
    'Automate the entry of invoices and sell the time that it frees as planning and advice.':
      'Automatizar el registro de facturas y vender como planificación y asesoría el tiempo que se libera.',
    'Raise clients on a fixed monthly fee': 'Aumentar los clientes con una cuota mensual fija',
    'Raise invoices posted without manual entry':
      'Aumentar las facturas contabilizadas sin registro manual',
  },
  payments: {
    'Payments Engineering': 'Ingeniería de pagos',
    'Merchant Sales': 'Ventas a comercios',
    'Merchant Onboarding': 'Alta de comercios',
    'Fraud & Disputes': 'Fraude y disputas',
    'Treasury & Settlement': 'Tesorería y liquidación',
    'Scheme & Regulatory Compliance': 'Cumplimiento regulatorio y de marcas de tarjetas',
    'Merchant Support': 'Soporte a comercios',
    'Approve more good transactions': 'Aprobar más transacciones legítimas',
    'Route, retry and authenticate so that fewer honest card payments fail, without more chargebacks.':
      'Enrutar, reintentar y autenticar para que fallen menos pagos legítimos con tarjeta, sin más contracargos.',
    'Raise card authorization rate': 'Elevar la tasa de autorización de tarjetas',
    'Cut chargebacks as a share of transactions':
      'Reducir los contracargos como proporción de las transacciones',
    'Bring merchants live in a day': 'Activar a los comercios en un día',
    'Shorten checks and integration so that a shop that signs up today takes payments tomorrow.':
      'Acortar las verificaciones y la integración para que el comercio que se registra hoy cobre mañana.',
    'Cut median time from application to first transaction':
      'Reducir el tiempo mediano de la solicitud a la primera transacción',
    'Grow active merchants': 'Aumentar los comercios activos',
    'Grow monthly payment volume': 'Aumentar el volumen mensual de pagos',
  },
};
