import type { SpanishTexts } from '../spanish.ts';

/** The Spanish of ../food-agriculture.ts: of each department, objective and key result, by industry and English text. */
export const foodAgricultureSpanish: SpanishTexts = {
  'restaurants-cafes': {
    Kitchen: 'Cocina',
    'Front of House': 'Sala',
    Bar: 'Barra',
    'Menu Development': 'Desarrollo de la carta',
    'Delivery & Reservations': 'Reparto y reservas',
    'Marketing & Social Media': 'Marketing y redes sociales',
    'Purchasing & Bookkeeping': 'Compras y contabilidad',
    'Fill the dining room beyond the weekend': 'Llenar el comedor más allá del fin de semana',
    'Give guests a reason to come on quiet weekdays and to tell others about it.':
      'Dar a los comensales un motivo para venir entre semana y para contárselo a otros.',
    'Raise covers served from Monday to Thursday':
      'Aumentar los cubiertos servidos de lunes a jueves',
    'Increase the average check per guest': 'Aumentar el gasto medio por comensal',
    'Lift the average rating on review sites':
      'Mejorar la valoración media en los sitios de reseñas',
    'Bring food cost and kitchen waste under control':
      'Controlar el coste de los alimentos y el desperdicio en la cocina',
    'Cost every recipe, portion by weight and order from the reservation book.':
      'Calcular el coste de cada receta, porcionar por peso y comprar según el libro de reservas.',
    'Lower food cost as a share of sales':
      'Reducir el coste de los alimentos como proporción de las ventas',
    'Cut food thrown away per day': 'Reducir los alimentos desechados por día',
    'Keep a costed recipe card for every dish on the menu':
      'Tener una ficha con costes para cada plato de la carta',
  },
  'food-beverage-production': {
    Production: 'Producción',
    'Recipe & Product Development': 'Desarrollo de recetas y productos',
    'Food Safety & Quality': 'Inocuidad y calidad alimentaria',
    'Maintenance & Process Engineering': 'Mantenimiento e ingeniería de procesos',
    'Trade Sales': 'Ventas al canal comercial',
    'Brand & Packaging': 'Marca y envases',
    'Labelling & Food Law': 'Etiquetado y derecho alimentario',
    Finance: 'Finanzas',
    'Produce food that is safe in every single batch': 'Producir alimentos seguros en cada lote',
    'Build hazard control and traceability that large buyers accept without a second audit.':
      'Construir un control de peligros y una trazabilidad que los grandes compradores acepten sin una segunda auditoría.',
    'Achieve FSSC 22000 or BRCGS certification': 'Obtener la certificación FSSC 22000 o BRCGS',
    'Trace any batch from raw material to customer faster':
      'Rastrear más rápido cualquier lote desde la materia prima hasta el cliente',
    'Reduce consumer complaints per million units':
      'Reducir las reclamaciones de consumidores por millón de unidades',
    'Get more finished product from the same line':
      'Obtener más producto terminado de la misma línea',
    'Attack changeovers, stoppages and spoilage before buying new machines.':
      'Atacar los cambios de formato, las paradas y el deterioro antes de comprar máquinas nuevas.',
    'Raise overall equipment effectiveness': 'Elevar la eficiencia general de los equipos',
    'Lower raw material lost in processing': 'Reducir la materia prima perdida en el proceso',
    'Shorten the average recipe changeover': 'Acortar el cambio medio de receta',
  },
  'agriculture-farming': {
    'Field Crops': 'Cultivos extensivos',
    Livestock: 'Ganadería',
    'Machinery & Irrigation': 'Maquinaria y riego',
    'Harvest & Storage': 'Cosecha y almacenamiento',
    'Produce Sales': 'Venta de productos',
    'Seasonal Labour': 'Mano de obra de temporada',
    'Farm Accounting & Subsidies': 'Contabilidad agrícola y subvenciones',
    'Harvest more from each hectare with fewer inputs':
      'Cosechar más por hectárea con menos insumos',
    'Manage soil, water and fertiliser field by field in place of one rule for the whole farm.':
      'Gestionar suelo, agua y fertilizantes parcela por parcela en lugar de con una sola regla para toda la finca.',
    'Raise the average wheat yield': 'Aumentar el rendimiento medio del trigo',
    'Reduce irrigation water per hectare': 'Reducir el agua de riego por hectárea',
    'Lower fertiliser spending per hectare': 'Reducir el gasto en fertilizantes por hectárea',
    'Earn a better price for what we grow and raise':
      'Obtener mejor precio por lo que cultivamos y criamos',
    'Depend less on the spot market through contracts, certification and direct sale.':
      'Depender menos del mercado al contado mediante contratos, certificación y venta directa.',
    'Sell a larger share of the harvest under forward contracts':
      'Vender una mayor parte de la cosecha con contratos a futuro',
    'Obtain organic certification': 'Obtener la certificación de producción ecológica',
    'Grow yearly income from direct sale to households':
      'Aumentar los ingresos anuales por venta directa a hogares',
  },
  'agricultural-technology': {
    'Software Engineering': 'Ingeniería de software',
    'Hardware & Sensors': 'Hardware y sensores',
    'Agronomy & Field Trials': 'Agronomía y ensayos de campo',
    'Product Design': 'Diseño de producto',
    'Grower Sales & Dealers': 'Ventas a productores y distribuidores',
    'Grower Success': 'Éxito del productor',
    Finance: 'Finanzas',
    "Prove the return on growers' own fields":
      'Demostrar el retorno en los propios campos de los productores',
    'Run side-by-side trials whose results a sceptical farmer would show to a neighbour.':
      'Realizar ensayos comparativos cuyos resultados un agricultor escéptico enseñaría a un vecino.',
    'Complete side-by-side field trials': 'Completar ensayos de campo comparativos',
    'Show a yield gain over control plots':
      'Mostrar una mejora del rendimiento frente a las parcelas de control',
    'Publish case studies with named growers':
      'Publicar estudios de caso con productores identificados',
    'Be on more hectares before next sowing': 'Estar en más hectáreas antes de la próxima siembra',
    'Sell through dealers and cooperatives in the few months when growers decide.':
      'Vender a través de distribuidores y cooperativas en los pocos meses en que los productores deciden.',
    'Grow the area managed with our platform':
      'Aumentar la superficie gestionada con nuestra plataforma',
    'Increase annual recurring revenue': 'Aumentar los ingresos recurrentes anuales',
    'Retain growers from one season to the next':
      'Retener a los productores de una campaña a la siguiente',
    'Keep field hardware alive through the season':
      'Mantener en marcha los equipos de campo durante toda la temporada',
    'A sensor that goes dark in July loses the data of the entire year.':
      'Un sensor que se apaga en plena temporada pierde los datos de todo el año.',
    'Raise field devices that report daily':
      'Aumentar los dispositivos de campo que informan a diario',
    'Replace failed devices faster': 'Sustituir más rápido los dispositivos averiados',
  },
  'fishing-aquaculture': {
    'Fleet & Crew': 'Flota y tripulación',
    'Fish Farming': 'Piscicultura',
    'Fish Health & Biology': 'Salud y biología de los peces',
    'Processing & Cold Chain': 'Procesamiento y cadena de frío',
    'Vessels & Equipment Maintenance': 'Mantenimiento de embarcaciones y equipos',
    'Seafood Sales & Export': 'Venta y exportación de productos del mar',
    'Quotas & Licences': 'Cuotas y licencias',
    'Raise healthy fish on less feed': 'Criar peces sanos con menos alimento',
    'Feed is the greatest cost of a farm: improve survival, water quality and feeding times.':
      'El alimento es el mayor coste de una granja: mejorar la supervivencia, la calidad del agua y los horarios de alimentación.',
    'Improve the feed conversion ratio': 'Mejorar el índice de conversión alimenticia',
    'Raise survival from stocking to harvest':
      'Aumentar la supervivencia de la siembra a la cosecha',
    'Reduce antibiotic treatments per production cycle':
      'Reducir los tratamientos con antibióticos por ciclo de producción',
    'Land a certified catch that buyers pay more for':
      'Desembarcar una captura certificada por la que se pague más',
    'Fish within the quota, document each haul and keep the cold chain unbroken to the auction.':
      'Pescar dentro de la cuota, documentar cada lance y mantener intacta la cadena de frío hasta la subasta.',
    'Obtain MSC or ASC certification': 'Obtener la certificación MSC o ASC',
    'Increase the average landed price per kilogram':
      'Aumentar el precio medio de desembarque por kilogramo',
    'Cut bycatch as a share of the total catch':
      'Reducir la captura incidental como proporción de la captura total',
  },
  catering: {
    'Production Kitchen': 'Cocina central',
    'Event Planning': 'Planificación de eventos',
    'Service Crew': 'Equipo de servicio',
    'Logistics & Equipment': 'Logística y equipamiento',
    'Event Sales': 'Venta de eventos',
    'Menu Tasting & Client Care': 'Degustaciones y atención al cliente',
    'Purchasing & Finance': 'Compras y finanzas',
    'Book the calendar out with better-paying events':
      'Llenar el calendario con eventos mejor pagados',
    'Answer enquiries first, taste early and balance the wedding season with corporate contracts.':
      'Responder primero, ofrecer pronto la degustación y equilibrar la temporada de bodas con contratos de empresa.',
    'Raise quotes that become bookings': 'Aumentar los presupuestos que se convierten en reservas',
    'Shorten the time to send a quote': 'Acortar el tiempo para enviar un presupuesto',
    'Grow yearly revenue from corporate contracts':
      'Aumentar los ingresos anuales por contratos de empresa',
    'Serve every plate hot, safe and within budget':
      'Servir cada plato caliente, seguro y dentro del presupuesto',
    'Standardise transport, portions and staffing so that the thousandth plate matches the tasting.':
      'Estandarizar el transporte, las porciones y el personal para que el plato número mil iguale al de la degustación.',
    'Lower the cost per plate for the standard banquet menu':
      'Reducir el coste por plato del menú de banquete estándar',
    'Keep temperature logs for all transported dishes':
      'Registrar la temperatura de todos los platos transportados',
    'Reduce surplus food per event': 'Reducir la comida sobrante por evento',
  },
};
