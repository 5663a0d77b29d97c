import type { SpanishTexts } from '../spanish.ts';

/** The Spanish of ../industry-construction.ts: of each department, objective and key result, by industry and English text. */
export const industryConstructionSpanish: SpanishTexts = {
  manufacturing: {
    Production: 'Producción',
    'Process Engineering': 'Ingeniería de procesos',
    'Quality Assurance': 'Aseguramiento de la calidad',
    Maintenance: 'Mantenimiento',
    'Supply Chain & Purchasing': 'Cadena de suministro y compras',
    Sales: 'Ventas',
    Finance: 'Finanzas',
    'Get more good parts out of the lines we already have':
      'Obtener más piezas buenas de las líneas que ya tenemos',
    'Raise usable output by cutting breakdowns, slow changeovers and scrap before buying another machine.':
      'Aumentar la producción útil reduciendo averías, cambios lentos y desechos antes de comprar otra máquina.',
    'Raise overall equipment effectiveness of the bottleneck line':
      'Elevar la eficiencia general de la línea que limita la producción',
    'Cut average changeover time': 'Reducir el tiempo medio de cambio',
    'Lower the scrap rate': 'Reducir la tasa de desechos',
    'Ship every customer order complete and on the promised date':
      'Enviar cada pedido completo y en la fecha prometida',
    'Plan materials and capacity so that sales can promise dates that the plant keeps.':
      'Planificar materiales y capacidad para que ventas prometa fechas que la planta cumple.',
    'Raise on-time, in-full deliveries': 'Aumentar los envíos puntuales y completos',
    'Reduce line stops caused by missing material':
      'Reducir las paradas de línea por falta de material',
  },
  construction: {
    'Site Operations': 'Operaciones de obra',
    'Project Management': 'Gestión de proyectos',
    'Engineering & Design': 'Ingeniería y diseño',
    'Estimating & Bidding': 'Presupuestos y licitaciones',
    Procurement: 'Compras',
    'Health & Safety': 'Seguridad y salud',
    'Contracts & Legal': 'Contratos y asesoría jurídica',
    Finance: 'Finanzas',
    'Hand over projects on schedule and within budget':
      'Entregar los proyectos a tiempo y dentro del presupuesto',
    'Catch slippage on site weekly, and price every change order before the work is done.':
      'Detectar cada semana los retrasos en obra y poner precio a cada modificación antes de ejecutarla.',
    'Projects handed over by the contract date':
      'Aumentar los proyectos entregados en la fecha del contrato',
    'Reduce average cost overrun per project': 'Reducir el sobrecoste medio por proyecto',
    'Change orders signed before work starts':
      'Aumentar las modificaciones firmadas antes de empezar el trabajo',
    'Send everyone home from the site unharmed': 'Lograr que todos vuelvan ilesos de la obra',
    'Make near-miss reporting and daily safety talks a habit of every crew and subcontractor.':
      'Hacer de los avisos de incidentes sin daños y de las charlas diarias de seguridad un hábito de cada cuadrilla y subcontratista.',
    'Lower recordable incidents per 200,000 hours worked':
      'Reducir los incidentes registrables por cada 200 000 horas trabajadas',
    'Crews that hold a safety talk every working day':
      'Aumentar las cuadrillas que celebran una charla de seguridad cada jornada',
    'Win the right tenders and fill the order book':
      'Ganar las licitaciones adecuadas y llenar la cartera de pedidos',
    'Bid only for work that suits our crews, and leave each year with the next one secured.':
      'Presentarse solo a trabajos que encajen con nuestras cuadrillas y cerrar cada año con el siguiente asegurado.',
    'Raise the bid win rate': 'Elevar la tasa de licitaciones ganadas',
    'Signed backlog for the next twelve months': 'Firmar obra para los próximos doce meses',
  },
  'real-estate': {
    'Residential Sales': 'Venta residencial',
    'Commercial Leasing': 'Alquiler comercial',
    'Property Acquisition': 'Captación de inmuebles',
    'Marketing & Listings': 'Marketing y anuncios',
    'Legal & Conveyancing': 'Asesoría jurídica y escrituración',
    Finance: 'Finanzas',
    'Become the agency that owners choose first in our district':
      'Ser la agencia que los propietarios eligen primero en nuestra zona',
    'Win exclusive mandates through fair valuations, referrals and visible results in the neighbourhood.':
      'Ganar exclusivas con valoraciones justas, recomendaciones y resultados visibles en el barrio.',
    'Exclusive mandates signed in a quarter': 'Firmar exclusivas en un trimestre',
    'Valuations that turn into a mandate':
      'Aumentar las valoraciones que se convierten en exclusiva',
    'Close sales faster without giving price away': 'Cerrar ventas antes sin rebajar el precio',
    'Better listings, qualified viewings and early paperwork shorten the way from listing to notary.':
      'Mejores anuncios, visitas filtradas y trámites adelantados acortan el camino del anuncio a la notaría.',
    'Shorten average time on market': 'Acortar el tiempo medio en el mercado',
    'Raise the sale price as a share of the asking price':
      'Elevar el precio de venta como proporción del precio solicitado',
    'Grow commission income per quarter': 'Aumentar los ingresos por comisiones por trimestre',
  },
  'property-management': {
    'Building Operations': 'Operación de edificios',
    'Tenant Relations': 'Relación con inquilinos',
    'Maintenance & Technical Services': 'Mantenimiento y servicios técnicos',
    Leasing: 'Arrendamientos',
    'Accounting & Rent Collection': 'Contabilidad y cobro de alquileres',
    'Contracts & Compliance': 'Contratos y cumplimiento',
    'Keep every unit let and every rent paid on time':
      'Mantener cada unidad alquilada y cada alquiler al día',
    'Renew leases early, refill empty units quickly and follow up arrears in the first week.':
      'Renovar pronto los contratos, ocupar rápido las unidades vacías y reclamar los atrasos en la primera semana.',
    'Raise occupancy of the managed portfolio': 'Elevar la ocupación de la cartera administrada',
    'Rent collected by the fifth of the month':
      'Aumentar los alquileres cobrados hasta el día cinco del mes',
    'Shorten vacancy between two tenants': 'Acortar el tiempo vacío entre dos inquilinos',
    'Fix building problems before tenants complain twice':
      'Resolver los problemas del edificio antes de una segunda queja',
    'Move from emergency call-outs to planned inspections of lifts, boilers, roofs and pipes.':
      'Pasar de los avisos de urgencia a inspecciones planificadas de ascensores, calderas, cubiertas y tuberías.',
    'Shorten the average time to close a maintenance request':
      'Acortar el tiempo medio para cerrar una solicitud de mantenimiento',
    'Share of maintenance work that is planned':
      'Aumentar la proporción de mantenimiento planificado',
  },
  'chemicals-materials': {
    'Research & Development': 'Investigación y desarrollo',
    'Plant Operations': 'Operaciones de planta',
    'Process Safety & Environment': 'Seguridad de procesos y medio ambiente',
    'Quality Control Laboratory': 'Laboratorio de control de calidad',
    'Regulatory Affairs': 'Asuntos regulatorios',
    'Technical Sales': 'Ventas técnicas',
    Finance: 'Finanzas',
    'Run batches that meet specification the first time':
      'Producir lotes que cumplan la especificación a la primera',
    'Tighten process control from raw material to packed product so that less is reworked or sold off.':
      'Ajustar el control del proceso desde la materia prima hasta el producto envasado para reprocesar y malvender menos.',
    'Lower off-specification batches': 'Reducir los lotes fuera de especificación',
    'Raise average yield of the main reaction':
      'Elevar el rendimiento medio de la reacción principal',
    'Reduce energy used per tonne produced': 'Reducir la energía consumida por tonelada producida',
    'Bring new formulations from the lab to paying customers':
      'Llevar nuevas formulaciones del laboratorio a clientes que pagan',
    'Shorten scale-up and registration so that customers can qualify new grades within the year.':
      'Acortar el escalado y el registro para que los clientes puedan homologar nuevos grados dentro del año.',
    'New grades qualified by a customer': 'Lograr nuevos grados homologados por un cliente',
    'Sales from products younger than three years':
      'Aumentar las ventas de productos con menos de tres años',
    'Registration dossiers filed for every new substance':
      'Presentar el expediente de registro de cada sustancia nueva',
  },
  'aerospace-defense': {
    'Systems Engineering': 'Ingeniería de sistemas',
    'Assembly, Integration & Test': 'Montaje, integración y pruebas',
    'Airworthiness & Certification': 'Aeronavegabilidad y certificación',
    'Program Management': 'Gestión de programas',
    'Supply Chain': 'Cadena de suministro',
    'Government & Defence Sales': 'Ventas a gobiernos y defensa',
    'Security & Export Control': 'Seguridad y control de exportaciones',
    Finance: 'Finanzas',
    'Take our platform through qualification and certification':
      'Completar la calificación y certificación de nuestra plataforma',
    'Prove by analysis and test that the system flies safely, with the evidence that the authority asks for.':
      'Demostrar con análisis y pruebas que el sistema vuela con seguridad, con la evidencia que pide la autoridad.',
    'Certification requirements with accepted evidence':
      'Aumentar los requisitos de certificación con evidencia aceptada',
    'Complete the environmental test campaign without a major finding':
      'Completar la campaña de ensayos ambientales sin hallazgos mayores',
    'Critical design review actions still open':
      'Reducir las acciones abiertas de la revisión crítica de diseño',
    'Turn prototypes into funded multi-year programs':
      'Convertir prototipos en programas plurianuales financiados',
    'Convert demonstrations into contracts with space agencies, defence ministries and prime contractors.':
      'Transformar demostraciones en contratos con agencias espaciales, ministerios de defensa y contratistas principales.',
    'Signed contract backlog': 'Aumentar la cartera de contratos firmados',
    'Prime contractors that list us as approved supplier':
      'Ser proveedor aprobado de contratistas principales',
  },
  'automotive-manufacturing': {
    'Vehicle Engineering': 'Ingeniería de vehículos',
    'Styling & Design': 'Estilo y diseño',
    'Plant & Assembly': 'Planta y montaje',
    'Supplier Quality': 'Calidad de proveedores',
    'Homologation & Compliance': 'Homologación y cumplimiento',
    'OEM & Dealer Sales': 'Ventas a fabricantes y concesionarios',
    'Aftersales & Warranty': 'Posventa y garantía',
    'Launch the new model at the start-of-production date':
      'Lanzar el nuevo modelo en la fecha de inicio de producción',
    'Clear tooling, supplier and homologation gates early so that series production starts without a quality wall.':
      'Superar pronto los hitos de utillaje, proveedores y homologación para que la producción en serie arranque sin problemas de calidad.',
    'Parts with an approved production part approval file':
      'Aumentar las piezas con expediente de aprobación de producción (PPAP) aceptado',
    'Obtain type approval for the launch markets':
      'Obtener la homologación de tipo en los mercados de lanzamiento',
    'Vehicles built per week at launch rate':
      'Fabricar vehículos por semana al ritmo de lanzamiento',
    'Cut field defects and what warranty costs us':
      'Reducir los defectos en uso y el coste de la garantía',
    'Feed workshop findings back to the line and to suppliers within days, not quarters.':
      'Devolver los hallazgos del taller a la línea y a los proveedores en días, no en trimestres.',
    'Lower defective parts per million at the customer':
      'Reducir las piezas defectuosas por millón en el cliente',
    'Reduce warranty cost per vehicle sold': 'Reducir el coste de garantía por vehículo vendido',
  },
  'mining-metals': {
    'Geology & Exploration': 'Geología y exploración',
    'Mine Operations': 'Operaciones mineras',
    'Processing Plant': 'Planta de procesamiento',
    'Safety & Environment': 'Seguridad y medio ambiente',
    'Community Relations': 'Relaciones con la comunidad',
    'Permits & Concessions': 'Permisos y concesiones',
    'Metal Sales': 'Venta de metales',
    Finance: 'Finanzas',
    'Lower the cost of every tonne we move and process':
      'Reducir el coste de cada tonelada que movemos y procesamos',
    'Keep haul trucks and crushers running, and recover more metal from the same ore.':
      'Mantener en marcha camiones y trituradoras y recuperar más metal del mismo mineral.',
    'Raise availability of the haulage fleet': 'Elevar la disponibilidad de la flota de acarreo',
    'Raise metal recovery in the plant': 'Aumentar la recuperación de metal en la planta',
    'Reduce mining cost per tonne': 'Reducir el coste de extracción por tonelada',
    'Extend mine life with the consent of our neighbours':
      'Prolongar la vida de la mina con el acuerdo de nuestros vecinos',
    'Replace depleted reserves by drilling near the pit, with permits and community agreements in place.':
      'Reponer las reservas agotadas perforando cerca del tajo, con permisos y acuerdos con las comunidades.',
    'Exploration metres drilled': 'Perforar metros de exploración',
    'Sign a benefit agreement with each neighbouring community':
      'Firmar un acuerdo de beneficios con cada comunidad vecina',
    'Process water that is recycled on site':
      'Aumentar el agua de proceso que se recicla en el sitio',
  },
  'furniture-interior-design': {
    'Interior Design Studio': 'Estudio de interiorismo',
    'Workshop & Production': 'Taller y producción',
    'Installation & Delivery': 'Instalación y entrega',
    'Showroom Sales': 'Ventas en la sala de exposición',
    'Sourcing & Materials': 'Aprovisionamiento y materiales',
    Marketing: 'Marketing',
    'Make our studio the name behind rooms that people remember':
      'Ser el estudio detrás de espacios que se recuerdan',
    'Win larger design commissions through published projects and clients who recommend us.':
      'Ganar encargos de diseño mayores gracias a proyectos publicados y clientes que nos recomiendan.',
    'New commissions that come by referral':
      'Aumentar los encargos nuevos que llegan por recomendación',
    'Raise the average value of a project': 'Elevar el valor medio de un proyecto',
    'Finished projects published in design media':
      'Publicar proyectos terminados en medios de diseño',
    'Deliver made-to-measure pieces in weeks instead of months':
      'Entregar piezas a medida en semanas en lugar de meses',
    'Measure once, cut with less waste and install in a single visit.':
      'Medir una sola vez, cortar con menos desperdicio e instalar en una única visita.',
    'Shorten lead time from signed drawing to installation':
      'Acortar el plazo del plano firmado a la instalación',
    'Installations finished in one visit': 'Aumentar las instalaciones terminadas en una visita',
    'Reduce timber and panel offcuts': 'Reducir los recortes de madera y tablero',
  },
  'printing-packaging': {
    'Prepress & Artwork': 'Preimpresión y artes finales',
    'Press Room': 'Sala de impresión',
    'Finishing & Converting': 'Acabado y transformación',
    'Packaging Engineering': 'Ingeniería de envases',
    'Sales & Estimating': 'Ventas y presupuestos',
    Dispatch: 'Expedición',
    'Keep the presses printing instead of being set up':
      'Mantener las prensas imprimiendo en lugar de en preparación',
    'Group short runs, standardize colour and automate prepress to get paid hours out of every press.':
      'Agrupar tiradas cortas, estandarizar el color y automatizar la preimpresión para facturar más horas de cada prensa.',
    'Raise productive press hours': 'Aumentar las horas productivas de prensa',
    'Cut average make-ready time per job': 'Reducir el tiempo medio de preparación por trabajo',
    'Lower jobs that have to be reprinted': 'Reducir los trabajos que hay que reimprimir',
    'Move our customers to packaging that can be recycled':
      'Orientar a nuestros clientes hacia envases reciclables',
    'Replace laminates and virgin plastic with mono-material and recycled grades that run on the same lines.':
      'Sustituir laminados y plástico virgen por grados monomateriales y reciclados que funcionen en las mismas líneas.',
    'Sales volume in fully recyclable packaging':
      'Aumentar el volumen de ventas en envases totalmente reciclables',
    'Obtain FSC chain-of-custody certification':
      'Obtener la certificación FSC de cadena de custodia',
  },
};
