import type { SpanishTexts } from '../spanish.ts';

/** The Spanish of ../transport-travel.ts: of each department, objective and key result, by industry and English text. */
export const transportTravelSpanish: SpanishTexts = {
  'logistics-freight': {
    'Dispatch & Fleet': 'Tráfico y flota',
    Warehouse: 'Almacén',
    'Customs & Compliance': 'Aduanas y cumplimiento',
    'Freight Sales': 'Ventas de transporte',
    'Customer Service': 'Atención al cliente',
    'Logistics Systems': 'Sistemas logísticos',
    Finance: 'Finanzas',
    'Deliver what we promised, in the window we promised':
      'Entregar lo prometido en la franja prometida',
    'Plan routes with live data and tell the consignee before a delay, not after it.':
      'Planificar rutas con datos en vivo y avisar al destinatario antes del retraso, no después.',
    'Raise deliveries inside the booked time window':
      'Aumentar las entregas dentro de la franja horaria reservada',
    'First-attempt delivery success': 'Aumentar las entregas logradas al primer intento',
    'Lower damage claims per 10,000 shipments':
      'Reducir las reclamaciones por daños por cada 10 000 envíos',
    'Fill trucks and warehouse slots that now run empty':
      'Llenar los camiones y los espacios de almacén que hoy quedan vacíos',
    'Sell return loads and spare pallet positions, and consolidate part loads by lane.':
      'Vender cargas de retorno y posiciones de palé libres, y consolidar cargas parciales por ruta.',
    'Reduce kilometres driven empty': 'Reducir los kilómetros recorridos en vacío',
    'Raise pallet positions in use': 'Aumentar las posiciones de palé en uso',
  },
  'transport-mobility': {
    'Fleet Operations': 'Operación de la flota',
    'Drivers & Crew': 'Conductores y tripulación',
    'Service Planning': 'Planificación del servicio',
    'App & Ticketing': 'Aplicación y billetes',
    'Safety & Vehicle Maintenance': 'Seguridad y mantenimiento de vehículos',
    'City & Permit Relations': 'Relación con la ciudad y permisos',
    'Passenger Support': 'Atención al pasajero',
    'Become the everyday way for commuters to get around':
      'Ser la forma diaria de moverse de quienes van al trabajo',
    'Win regular riders with a service that comes when it should and can be paid in seconds.':
      'Ganar pasajeros habituales con un servicio que llega cuando debe y se paga en segundos.',
    'Riders who travel with us at least eight times a month':
      'Aumentar los pasajeros que viajan con nosotros al menos ocho veces al mes',
    'Departures within three minutes of schedule':
      'Aumentar las salidas con menos de tres minutos de desvío del horario',
    'Cut the average wait for a vehicle': 'Reducir la espera media de un vehículo',
    'Earn more from each vehicle while emitting less': 'Ganar más con cada vehículo y emitir menos',
    'Place vehicles where demand is, and replace combustion engines as leases end.':
      'Situar los vehículos donde está la demanda y sustituir los motores de combustión al vencer los arrendamientos.',
    'Raise revenue per vehicle per day': 'Aumentar los ingresos por vehículo y día',
    'Share of the fleet that is electric': 'Aumentar la proporción eléctrica de la flota',
  },
  'airlines-aviation': {
    'Flight Operations': 'Operaciones de vuelo',
    'Maintenance & Engineering': 'Mantenimiento e ingeniería',
    'Ground Operations': 'Operaciones en tierra',
    'Safety & Compliance': 'Seguridad y cumplimiento',
    'Network & Revenue Management': 'Red y gestión de ingresos',
    'Cabin Crew & Training': 'Tripulación de cabina y formación',
    'Ticket & Charter Sales': 'Venta de billetes y chárteres',
    'Passenger Care': 'Atención al pasajero',
    'Get aircraft off the gate on time, every rotation':
      'Sacar los aviones de la puerta a tiempo en cada rotación',
    'Tighten turnarounds and line maintenance so that one late morning flight does not delay the day.':
      'Ajustar las escalas y el mantenimiento en línea para que un vuelo matinal tardío no retrase todo el día.',
    'Departures within fifteen minutes of schedule':
      'Aumentar las salidas con menos de quince minutos de desvío del horario',
    'Technical dispatch reliability': 'Elevar la fiabilidad técnica de despacho',
    'Average turnaround of a narrow-body aircraft':
      'Reducir la escala media de un avión de fuselaje estrecho',
    'Fly fuller cabins on routes that pay for themselves':
      'Volar cabinas más llenas en rutas que se paguen solas',
    'Prune weak routes, price closer to departure demand and sell more than the seat.':
      'Recortar las rutas débiles, acercar los precios a la demanda previa a la salida y vender algo más que el asiento.',
    'Raise the passenger load factor': 'Elevar el factor de ocupación de pasajeros',
    'Ancillary revenue per passenger': 'Aumentar los ingresos complementarios por pasajero',
  },
  'travel-tourism': {
    'Trip Planning': 'Planificación de viajes',
    Reservations: 'Reservas',
    'Guides & Destinations': 'Guías y destinos',
    'Travel Sales': 'Venta de viajes',
    Marketing: 'Marketing',
    'Traveller Assistance': 'Asistencia al viajero',
    'Supplier Contracts': 'Contratos con proveedores',
    'Sell trips that travellers could not have booked alone':
      'Vender viajes que los viajeros no podrían haber reservado solos',
    'Build signature itineraries with local partners, priced for their worth instead of a commission.':
      'Crear itinerarios propios con socios locales, con un precio según su valor y no por una comisión.',
    'Signature itineraries on sale': 'Poner a la venta itinerarios propios',
    'Raise the average booking value': 'Aumentar el valor medio de la reserva',
    'Enquiries that become a booking': 'Aumentar las consultas que se convierten en reserva',
    'Fill the low season and bring travellers back':
      'Llenar la temporada baja y hacer volver a los viajeros',
    'Give past guests a reason to travel again outside the summer peak.':
      'Dar a los viajeros anteriores un motivo para viajar de nuevo fuera del pico del verano.',
    'Bookings that fall in low-season months': 'Aumentar las reservas en meses de temporada baja',
    'Travellers who book again within 18 months':
      'Aumentar los viajeros que vuelven a reservar en 18 meses',
  },
  'hotels-lodging': {
    'Front Office': 'Recepción',
    Housekeeping: 'Limpieza de habitaciones',
    'Food & Beverage': 'Alimentos y bebidas',
    'Revenue & Reservations': 'Ingresos y reservas',
    'Guest Relations': 'Atención al huésped',
    'Technical Maintenance': 'Mantenimiento técnico',
    Marketing: 'Marketing',
    Finance: 'Finanzas',
    'Earn more per room and pay less to booking portals':
      'Ganar más por habitación y pagar menos a los portales de reservas',
    'Price by demand each day and give guests a reason to book with us directly.':
      'Fijar precios cada día según la demanda y dar a los huéspedes un motivo para reservar directamente.',
    'Raise revenue per available room': 'Aumentar los ingresos por habitación disponible',
    'Nights booked directly with us': 'Aumentar las noches reservadas directamente con nosotros',
    'Give guests a stay that they rate and recommend':
      'Ofrecer una estancia que los huéspedes valoren y recomienden',
    'Fix what reviews name most: check-in queues, sleep, cleanliness and breakfast.':
      'Corregir lo que más citan las reseñas: las filas de llegada, el descanso, la limpieza y el desayuno.',
    'Raise the average guest review score': 'Elevar la puntuación media de los huéspedes',
    'Shorten the average wait at check-in': 'Acortar la espera media en la llegada',
    'Reviews answered within two days': 'Aumentar las reseñas respondidas en dos días',
  },
};
