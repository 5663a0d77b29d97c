import type { SpanishTexts } from '../spanish.ts';

/** The Spanish of ../energy-environment.ts: of each department, objective and key result, by industry and English text. */
export const energyEnvironmentSpanish: SpanishTexts = {
  'renewable-energy': {
    'Project Development': 'Desarrollo de proyectos',
    'Engineering & Construction': 'Ingeniería y construcción',
    'Plant Operation & Maintenance': 'Operación y mantenimiento de plantas',
    'Permits & Land': 'Permisos y terrenos',
    'Energy Sales & PPAs': 'Venta de energía y PPA',
    'Project Finance': 'Financiación de proyectos',
    'Grid & Asset Data': 'Red y datos de activos',
    'Bring our pipeline from permits to power on the grid':
      'Llevar nuestra cartera de proyectos de los permisos a la red',
    'Secure land, grid connection and finance early so that projects reach construction without waiting years.':
      'Asegurar pronto terreno, conexión y financiación para que los proyectos lleguen a obra sin años de espera.',
    'Capacity connected to the grid': 'Conectar capacidad a la red',
    'Pipeline with a confirmed grid connection':
      'Aumentar la cartera con conexión a la red confirmada',
    'Sign a long-term power purchase agreement for the next park':
      'Firmar un contrato de compra de energía a largo plazo para el próximo parque',
    'Harvest more energy from the plants that we operate':
      'Obtener más energía de las plantas que operamos',
    'Spot soiled panels, failing inverters and idle turbines from data within the day.':
      'Detectar con datos, en el mismo día, paneles sucios, inversores que fallan y turbinas paradas.',
    'Raise technical availability of the plants': 'Elevar la disponibilidad técnica de las plantas',
    'Cut the average time to repair an inverter or turbine':
      'Reducir el tiempo medio de reparación de un inversor o una turbina',
  },
  'oil-gas-utilities': {
    'Production & Generation': 'Producción y generación',
    'Network & Pipeline Operations': 'Operación de redes y ductos',
    'Asset Engineering': 'Ingeniería de activos',
    'Health, Safety & Environment': 'Salud, seguridad y medio ambiente',
    'Trading & Supply': 'Comercialización y suministro',
    'Regulation & Concessions': 'Regulación y concesiones',
    'Metering & Customer Care': 'Medición y atención al cliente',
    Finance: 'Finanzas',
    'Keep supply flowing and shorten every outage':
      'Mantener el suministro y acortar cada interrupción',
    'Renew the weakest cables, mains and valves first and restore supply faster when something fails.':
      'Renovar primero los cables, las tuberías y las válvulas más débiles y restablecer antes el servicio cuando algo falla.',
    'Reduce minutes of interruption per customer and year':
      'Reducir los minutos de interrupción por cliente y año',
    'Lower losses in the distribution network': 'Reducir las pérdidas en la red de distribución',
    'Customers with a working smart meter':
      'Aumentar los clientes con un medidor inteligente en servicio',
    'Operate wells, plants and pipes without leaks': 'Operar pozos, plantas y ductos sin fugas',
    'Find and repair leaks early, end routine flaring and treat every process safety event as a warning.':
      'Encontrar y reparar pronto las fugas, acabar con la quema rutinaria y tratar cada incidente de seguridad de procesos como un aviso.',
    'Lower methane emissions as a share of gas handled':
      'Reducir las emisiones de metano como proporción del gas manejado',
    'Serious process safety events in the year':
      'Reducir los eventos graves de seguridad de procesos en el año',
  },
  'waste-recycling': {
    'Collection & Routes': 'Recolección y rutas',
    'Sorting & Treatment Plant': 'Planta de clasificación y tratamiento',
    'Environmental Compliance': 'Cumplimiento ambiental',
    'Recovered Materials Trading': 'Venta de materiales recuperados',
    'Plant Engineering': 'Ingeniería de planta',
    'Municipal Contracts': 'Contratos municipales',
    'Resident Support': 'Atención a los vecinos',
    'Recover more of what we collect and bury less':
      'Recuperar más de lo que recogemos y enterrar menos',
    'Cleaner input and better sorting turn mixed waste into bales that mills buy.':
      'Una entrada más limpia y una mejor clasificación convierten los residuos mezclados en fardos que la industria compra.',
    'Raise the share of waste kept out of landfill':
      'Aumentar la proporción de residuos que no llega al vertedero',
    'Lower contamination in sorted bales': 'Reducir la contaminación de los fardos clasificados',
    'Income per tonne of recovered material':
      'Aumentar el ingreso por tonelada de material recuperado',
    'Collect every bin on its day with fewer kilometres':
      'Recoger cada contenedor en su día y con menos kilómetros',
    'Plan rounds by fill level and traffic instead of by habit.':
      'Planificar los recorridos según el nivel de llenado y el tráfico, no por costumbre.',
    'Reduce missed collections per 10,000 bins':
      'Reducir las recogidas omitidas por cada 10 000 contenedores',
    'Reduce kilometres driven per tonne collected':
      'Reducir los kilómetros recorridos por tonelada recogida',
  },
  'environmental-consulting': {
    'Climate & Carbon Advisory': 'Asesoría en clima y carbono',
    'Environmental Impact Studies': 'Estudios de impacto ambiental',
    'Field & Laboratory': 'Campo y laboratorio',
    'Environmental Law': 'Derecho ambiental',
    'Client Development': 'Desarrollo de clientes',
    Finance: 'Finanzas',
    'Turn footprint reports into emissions that clients really cut':
      'Convertir los informes de huella en emisiones que los clientes reducen de verdad',
    'Follow each inventory with a funded reduction plan and measure the tonnes saved a year later.':
      'Acompañar cada inventario de un plan de reducción financiado y medir un año después las toneladas evitadas.',
    'Clients with an approved reduction plan':
      'Aumentar los clientes con un plan de reducción aprobado',
    'Verified emissions cut by clients in the year':
      'Verificar las emisiones reducidas por los clientes en el año',
    'Build recurring advisory income beside one-off studies':
      'Crear ingresos recurrentes de asesoría junto a los estudios puntuales',
    'Offer yearly reporting and permit monitoring, so that the team does not live from tender to tender.':
      'Ofrecer informes anuales y seguimiento de permisos para que el equipo no viva de licitación en licitación.',
    'Annual income under multi-year contracts':
      'Aumentar los ingresos anuales con contratos plurianuales',
    'Raise billable hours of the consulting team':
      'Aumentar las horas facturables del equipo de consultoría',
    'Impact studies accepted without a second round':
      'Aumentar los estudios de impacto aceptados sin una segunda ronda',
  },
};
