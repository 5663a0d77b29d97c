import type { SpanishTexts } from '../spanish.ts';

/** The Spanish of ../commerce.ts: of each department, objective and key result, by industry and English text. */
export const commerceSpanish: SpanishTexts = {
  'e-commerce': {
    'Storefront Engineering': 'Ingeniería de la tienda',
    Merchandising: 'Surtido y comercialización',
    'User Experience': 'Experiencia de usuario',
    'Performance Marketing': 'Marketing de resultados',
    'Fulfilment & Logistics': 'Preparación de pedidos y logística',
    'Customer Service': 'Atención al cliente',
    'Finance & Payments': 'Finanzas y pagos',
    'Turn more visitors into buyers at checkout':
      'Convertir más visitantes en compradores al finalizar la compra',
    'Remove friction between the product page and the paid order, first of all on phones.':
      'Eliminar obstáculos entre la página del producto y el pedido pagado, ante todo en el móvil.',
    'Raise the conversion rate of mobile visits':
      'Elevar la tasa de conversión de las visitas móviles',
    'Reduce cart abandonment': 'Reducir el abandono del carrito',
    'Speed up the largest contentful paint of product pages':
      'Acelerar la carga del contenido principal (LCP) de las páginas de producto',
    'Earn the second order profitably': 'Lograr el segundo pedido de forma rentable',
    'Paid traffic gets dearer every year; let returning customers carry the growth.':
      'El tráfico de pago se encarece cada año; que sean los clientes recurrentes quienes sostengan el crecimiento.',
    'Raise customers who buy again within 90 days':
      'Aumentar los clientes que vuelven a comprar en 90 días',
    'Lower the customer acquisition cost': 'Reducir el coste de adquisición de clientes',
    'Increase revenue that comes from e-mail and messaging':
      'Aumentar los ingresos procedentes del correo electrónico y la mensajería',
    'Deliver parcels on time and get fewer back':
      'Entregar los paquetes a tiempo y recibir menos devoluciones',
    'Ship the same day and describe goods so well that they rarely return.':
      'Enviar el mismo día y describir tan bien los artículos que rara vez se devuelvan.',
    'Ship orders on the day they are placed': 'Enviar los pedidos el mismo día en que se realizan',
    'Reduce the return rate': 'Reducir la tasa de devoluciones',
  },
  'retail-stores': {
    'Store Operations': 'Operaciones de tienda',
    'Buying & Assortment': 'Compras y surtido',
    'Visual Merchandising': 'Escaparatismo y exposición',
    'Sales Floor': 'Sala de ventas',
    'Stockroom & Supply': 'Almacén y reposición',
    'Local Marketing & Loyalty': 'Marketing local y fidelización',
    Accounting: 'Contabilidad',
    'Sell more to everyone who walks through the door':
      'Vender más a cada persona que cruza la puerta',
    'Use the shop window, layout and advice so that visits end at the till more often.':
      'Aprovechar el escaparate, la distribución y el asesoramiento para que más visitas terminen en la caja.',
    'Raise the share of visitors who buy': 'Aumentar la proporción de visitantes que compran',
    'Increase the average basket': 'Aumentar el importe medio de la cesta',
    'Enrol regulars in the loyalty programme':
      'Inscribir a los clientes habituales en el programa de fidelización',
    'Keep shelves full without tying up cash':
      'Mantener los estantes llenos sin inmovilizar efectivo',
    'Order from what actually sells, and lose less to theft, damage and expiry dates.':
      'Pedir según lo que de verdad se vende y perder menos por robos, daños y fechas de caducidad.',
    'Reduce out-of-stock among the top 200 articles':
      'Reducir las roturas de stock en los 200 artículos principales',
    'Raise inventory turns per year': 'Aumentar la rotación anual del inventario',
    'Cut shrinkage as a share of sales': 'Reducir la merma como proporción de las ventas',
  },
  'wholesale-distribution': {
    'Purchasing & Imports': 'Compras e importaciones',
    'Key Account Sales': 'Ventas a grandes cuentas',
    Warehouse: 'Almacén',
    'Transport & Delivery': 'Transporte y reparto',
    'Credit & Collections': 'Crédito y cobros',
    'Customs & Compliance': 'Aduanas y cumplimiento',
    'Order Desk': 'Recepción de pedidos',
    'Become the supplier that never ships short': 'Ser el proveedor que nunca entrega de menos',
    'Trade customers switch after two incomplete deliveries; make each one complete and punctual.':
      'Los clientes profesionales cambian de proveedor tras dos entregas incompletas; cada una debe llegar completa y puntual.',
    'Raise deliveries made on time and in full': 'Aumentar las entregas a tiempo y completas',
    'Reduce picking errors per 1,000 order lines':
      'Reducir los errores de preparación por cada 1000 líneas de pedido',
    'Shorten the supplier lead time for top lines':
      'Acortar el plazo de los proveedores en las líneas principales',
    'Free the cash that sits in stock and unpaid invoices':
      'Liberar el efectivo retenido en existencias y facturas impagadas',
    'Tighten credit terms and clear slow movers to fund new product lines.':
      'Endurecer las condiciones de crédito y liquidar los artículos de baja rotación para financiar nuevas líneas de producto.',
    'Lower days sales outstanding': 'Reducir el periodo medio de cobro',
    'Reduce the value of stock older than 180 days':
      'Reducir el valor de las existencias con más de 180 días',
    'Win new trade accounts through self-service ordering':
      'Ganar nuevas cuentas profesionales con pedidos en autoservicio',
    'Let shops reorder at night without phoning a sales representative.':
      'Permitir que las tiendas repongan de noche sin llamar a un representante de ventas.',
    'Sign new trade customers': 'Captar nuevos clientes profesionales',
    'Raise orders placed through the customer portal':
      'Aumentar los pedidos realizados en el portal de clientes',
  },
  'fashion-apparel': {
    'Fashion Design': 'Diseño de moda',
    'Collection & Range Planning': 'Planificación de colecciones y gamas',
    'Sourcing & Production': 'Aprovisionamiento y producción',
    'Brand & Social Media': 'Marca y redes sociales',
    'Boutiques & Wholesale Sales': 'Boutiques y venta mayorista',
    Logistics: 'Logística',
    Finance: 'Finanzas',
    'Sell the collection before the sales begin':
      'Vender la colección antes de que empiecen las rebajas',
    'Plan smaller, sharper drops so that fewer garments end in the markdown bin.':
      'Planificar lanzamientos más pequeños y certeros para que menos prendas terminen en liquidación.',
    'Raise sell-through at full price': 'Aumentar la proporción vendida a precio completo',
    'Shorten the lead time from sketch to shop': 'Acortar el plazo del boceto a la tienda',
    'Reduce unsold pieces at the end of the season':
      'Reducir las prendas sin vender al final de la temporada',
    'Make clothes we can stand behind, fibre by fibre':
      'Hacer ropa de la que podamos responder, fibra por fibra',
    'Know every supplier and move the range to lower-impact materials.':
      'Conocer a cada proveedor y orientar la gama hacia materiales de menor impacto.',
    'Trace garments back to the spinning mill':
      'Lograr la trazabilidad de las prendas hasta la hilatura',
    'Raise certified organic or recycled fibres in the range':
      'Aumentar las fibras orgánicas certificadas o recicladas en la gama',
    'Complete social audits at supplier factories':
      'Completar auditorías sociales en las fábricas de los proveedores',
  },
  'beauty-cosmetics': {
    'Formulation & Lab': 'Formulación y laboratorio',
    'Product Development': 'Desarrollo de producto',
    'Packaging & Creative': 'Envases y creatividad',
    'Brand & Influencer Marketing': 'Marca y marketing de influencers',
    'Retail & Salon Accounts': 'Cuentas de comercios y salones',
    'Cosmetic Safety & Labelling': 'Seguridad cosmética y etiquetado',
    'Customer Advice': 'Asesoramiento al cliente',
    'Launch a skincare line that people repurchase':
      'Lanzar una línea de cuidado de la piel que se vuelva a comprar',
    'Prove the formula on real skin and turn first-time testers into routine users.':
      'Demostrar la fórmula en piel real y convertir a quienes la prueban por primera vez en usuarios habituales.',
    'Launch dermatologically tested products': 'Lanzar productos probados dermatológicamente',
    'Raise buyers who reorder within 120 days': 'Aumentar los compradores que repiten en 120 días',
    'Reach an average review rating': 'Alcanzar una valoración media en las reseñas',
    'Get our range onto perfumery and salon shelves': 'Llevar nuestra gama a perfumerías y salones',
    'Win stockists with testers, training and a margin that makes them recommend us.':
      'Ganar puntos de venta con probadores, formación y un margen que los anime a recomendarnos.',
    'Raise stockists who reorder within 60 days':
      'Aumentar los puntos de venta que repiten pedido en 60 días',
    'Increase the average stockist order': 'Aumentar el pedido medio de los puntos de venta',
    'Sign new stockists': 'Incorporar nuevos puntos de venta',
  },
  'consumer-goods': {
    'Brand Management': 'Gestión de marca',
    'Product Innovation': 'Innovación de producto',
    'Packaging Design': 'Diseño de envases',
    'Supply Chain': 'Cadena de suministro',
    'Retail Accounts': 'Cuentas de distribución',
    'Consumer Care': 'Atención al consumidor',
    'Finance & Pricing': 'Finanzas y precios',
    'Win shelf space in national retail chains':
      'Ganar espacio en los lineales de las cadenas nacionales',
    'Convince category buyers with proof that our products rotate faster than their neighbours.':
      'Convencer a los compradores de categoría con pruebas de que nuestros productos rotan más que los de al lado.',
    'Increase points of sale that list our products':
      'Aumentar los puntos de venta que incluyen nuestros productos',
    'Raise weekly units sold per store': 'Aumentar las unidades semanales vendidas por tienda',
    'Sign a first national chain': 'Firmar con una primera cadena nacional',
    'Take cost and plastic out of every pack': 'Reducir el coste y el plástico de cada envase',
    'Redesign packaging so that it is cheaper to fill, lighter to ship and simple to recycle.':
      'Rediseñar los envases para que sean más baratos de llenar, más ligeros de enviar y fáciles de reciclar.',
    'Reduce packaging cost per unit': 'Reducir el coste de envase por unidad',
    'Raise products sold in fully recyclable packs':
      'Aumentar los productos vendidos en envases totalmente reciclables',
    'Cut average packaging weight per unit': 'Reducir el peso medio del envase por unidad',
  },
  'automotive-dealers-repair': {
    'Vehicle Sales': 'Venta de vehículos',
    Workshop: 'Taller mecánico',
    'Body & Paint': 'Carrocería y pintura',
    'Parts Store': 'Almacén de repuestos',
    'Service Reception': 'Recepción de servicio',
    'Finance & Insurance': 'Financiación y seguros',
    'Digital Showroom & Marketing': 'Exposición digital y marketing',
    'Turn the used-car lot faster': 'Dar salida más rápida a los automóviles usados',
    'Price from market data and put each car on display, clean and photographed, within days.':
      'Fijar precios con datos del mercado y exponer cada automóvil, limpio y fotografiado, en pocos días.',
    'Shorten the average time a used car stays in stock':
      'Acortar el tiempo medio que un automóvil usado permanece en existencias',
    'Sell used vehicles per month': 'Vender vehículos usados cada mes',
    'Raise gross profit per used vehicle': 'Aumentar el beneficio bruto por vehículo usado',
    'Fix it right the first time, by the promised hour':
      'Reparar bien a la primera y a la hora prometida',
    'Make the workshop the reason why drivers return after the warranty ends.':
      'Hacer del taller la razón por la que los conductores vuelven cuando termina la garantía.',
    'Raise the first-time fix rate': 'Elevar la tasa de reparaciones resueltas a la primera',
    'Return vehicles by the promised time': 'Devolver los vehículos a la hora prometida',
    'Increase billed hours as a share of available mechanic hours':
      'Aumentar las horas facturadas sobre las horas disponibles de los mecánicos',
    'Get the workshop ready for electric vehicles':
      'Preparar el taller para los vehículos eléctricos',
    'Qualify mechanics and equip bays for high-voltage work before demand arrives.':
      'Capacitar a los mecánicos y equipar los puestos para trabajos de alta tensión antes de que llegue la demanda.',
    'Certify mechanics for high-voltage systems':
      'Certificar a mecánicos en sistemas de alta tensión',
    'Equip a service bay for electric vehicles':
      'Equipar un puesto de servicio para vehículos eléctricos',
  },
};
