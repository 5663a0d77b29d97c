import type { SpanishTexts } from '../spanish.ts';

/** The Spanish of ../leisure-personal-services.ts: of each department, objective and key result, by industry and English text. */
export const leisurePersonalServicesSpanish: SpanishTexts = {
  'sports-clubs': {
    'Sporting Direction': 'Dirección deportiva',
    'Youth Academy': 'Cantera',
    'Facilities & Match Days': 'Instalaciones y días de partido',
    'Membership & Ticketing': 'Socios y entradas',
    'Sponsorship & Fan Marketing': 'Patrocinio y marketing para aficionados',
    'Medical & Performance': 'Servicio médico y rendimiento',
    Finance: 'Finanzas',
    'Grow a youth academy that feeds our first team':
      'Hacer crecer una cantera que nutra al primer equipo',
    'Qualified coaches and one way of playing at every age, so that talent stays with the club.':
      'Entrenadores titulados y un mismo estilo de juego en todas las edades para que el talento se quede en el club.',
    'Youth players registered': 'Inscribir a jugadores juveniles',
    'Coaches who hold a federation licence': 'Aumentar los entrenadores con licencia federativa',
    'Academy players promoted to the first team':
      'Ascender a jugadores de la cantera al primer equipo',
    'Fill the stands and the courts all season': 'Llenar las gradas y las pistas toda la temporada',
    'Turn match days into family plans and sell the hours when our facilities stand empty.':
      'Convertir los días de partido en planes familiares y vender las horas en que las instalaciones están vacías.',
    'Average attendance at home matches': 'Aumentar la asistencia media a los partidos en casa',
    'Court and pitch hours that are booked': 'Aumentar las horas reservadas de pistas y campos',
    'Sponsorship income for the season': 'Aumentar los ingresos por patrocinio de la temporada',
  },
  'arts-culture': {
    'Artistic Direction & Curation': 'Dirección artística y curaduría',
    'Production & Staging': 'Producción y montaje',
    'Collections & Conservation': 'Colecciones y conservación',
    'Education & Mediation': 'Educación y mediación',
    'Audience & Box Office': 'Públicos y taquilla',
    'Press & Marketing': 'Prensa y marketing',
    'Patronage & Grants': 'Mecenazgo y subvenciones',
    'Reach people who have never set foot in our house':
      'Llegar a personas que nunca han pisado nuestra casa',
    'Programme with schools and neighbourhoods, and remove the barriers of price, language and access.':
      'Programar con escuelas y barrios y eliminar las barreras de precio, idioma y accesibilidad.',
    'First-time visitors among the audience':
      'Aumentar los visitantes por primera vez entre el público',
    'School pupils in our education programme':
      'Aumentar los escolares en nuestro programa educativo',
    'Performances or tours offered with sign language or audio description':
      'Ofrecer funciones o visitas con lengua de señas o audiodescripción',
    'Secure artistic freedom with a wider base of income':
      'Asegurar la libertad artística con ingresos más diversos',
    'Balance public subsidy with patrons, subscriptions and tours of our own productions.':
      'Equilibrar la subvención pública con mecenas, abonos y giras de nuestras propias producciones.',
    'Raise the share of income that is not subsidy':
      'Aumentar la proporción de ingresos que no son subvención',
    'Season subscribers and friends of the house': 'Aumentar los abonados y amigos de la casa',
  },
  'hair-beauty-salons': {
    'Hair Styling': 'Peluquería',
    'Beauty Treatments': 'Tratamientos de belleza',
    'Reception & Bookings': 'Recepción y reservas',
    'Product Sales': 'Venta de productos',
    'Training & Team': 'Formación y equipo',
    'Social Media & Promotion': 'Redes sociales y promoción',
    'Keep every chair busy, Tuesday mornings included':
      'Mantener cada puesto ocupado, también los martes por la mañana',
    'Rebook clients before they leave, remind them by message and offer off-peak prices.':
      'Reservar la siguiente cita antes de que el cliente se vaya, recordarla por mensaje y ofrecer precios en horas de menor demanda.',
    'Raise chair occupancy in opening hours':
      'Aumentar la ocupación de los puestos en el horario de apertura',
    'Clients who leave with their next appointment':
      'Aumentar los clientes que se van con su próxima cita',
    'Lower appointments missed without notice': 'Reducir las citas perdidas sin aviso',
    'Raise the value of each visit with care that clients love':
      'Elevar el valor de cada visita con un cuidado que encante',
    'Train the team in colour, skin and nail treatments, and recommend the products used.':
      'Formar al equipo en color, piel y uñas, y recomendar los productos utilizados.',
    'Raise the average ticket': 'Aumentar el tique medio',
    'Visits that include a product sale':
      'Aumentar las visitas que incluyen la venta de un producto',
  },
  'home-services-repairs': {
    'Field Technicians': 'Técnicos de campo',
    'Scheduling & Dispatch': 'Agenda y asignación',
    'Customer Care': 'Atención al cliente',
    'Quotes & Sales': 'Presupuestos y ventas',
    'Parts & Vehicles': 'Repuestos y vehículos',
    Billing: 'Facturación',
    'Solve the problem on the first visit to the house':
      'Resolver el problema en la primera visita al hogar',
    'Diagnose by photo before leaving, and load the van with the parts that most jobs need.':
      'Diagnosticar con fotos antes de salir y cargar la furgoneta con las piezas que más se necesitan.',
    'Raise jobs solved on the first visit': 'Aumentar los trabajos resueltos en la primera visita',
    'Shorten arrival time for urgent calls': 'Acortar el tiempo de llegada en los avisos urgentes',
    'Jobs per technician and day': 'Aumentar los trabajos por técnico y día',
    'Turn one-off call-outs into households that stay with us':
      'Convertir avisos sueltos en hogares que siguen con nosotros',
    'Offer yearly boiler, air-conditioning and garden care plans to every satisfied customer.':
      'Ofrecer a cada cliente satisfecho planes anuales de cuidado de caldera, aire acondicionado y jardín.',
    'Households with a maintenance plan': 'Aumentar los hogares con un plan de mantenimiento',
    'Yearly income from maintenance plans':
      'Aumentar los ingresos anuales por planes de mantenimiento',
  },
  'pet-services': {
    Grooming: 'Peluquería canina y felina',
    'Boarding & Daycare': 'Alojamiento y guardería',
    'Training & Behaviour': 'Adiestramiento y comportamiento',
    'Owner Support & Bookings': 'Atención a dueños y reservas',
    'Pet Shop': 'Tienda de mascotas',
    Marketing: 'Marketing',
    'Be the place where owners leave their pet without worry':
      'Ser el lugar donde los dueños dejan a su mascota sin preocupación',
    'Vetted carers, daily photos and strict health rules make every stay safe and visible.':
      'Cuidadores verificados, fotos diarias y normas sanitarias estrictas hacen que cada estancia sea segura y visible.',
    'Stays with a photo report every day':
      'Aumentar las estancias con un informe fotográfico cada día',
    'Health or escape incidents per 1,000 stays':
      'Reducir los incidentes de salud o fuga por cada 1000 estancias',
    'Carers trained in animal first aid':
      'Aumentar los cuidadores formados en primeros auxilios para animales',
    'Make grooming and daycare a regular habit': 'Hacer de la peluquería y la guardería un hábito',
    'Sell passes and coat-care plans by breed, so that weekdays fill as well as holidays.':
      'Vender bonos y planes de cuidado del pelo por raza para llenar los días laborables igual que las vacaciones.',
    'Pets on a monthly pass': 'Aumentar las mascotas con bono mensual',
    'Weekday daycare places filled': 'Aumentar las plazas de guardería ocupadas entre semana',
  },
};
