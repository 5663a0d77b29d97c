import type { SpanishTexts } from '../spanish.ts';

/** The Spanish of ../health.ts: of each department, objective and key result, by industry and English text. */
export const healthSpanish: SpanishTexts = {
  'hospitals-clinics': {
    'Medical Staff': 'Personal médico',
    Nursing: 'Enfermería',
    'Admissions & Patient Services': 'Admisión y atención al paciente',
    'Diagnostics & Laboratory': 'Diagnóstico y laboratorio',
    'Billing & Finance': 'Facturación y finanzas',
    'Quality & Patient Safety': 'Calidad y seguridad del paciente',
    'Human Resources': 'Recursos humanos',
    'Treat patients without long waits': 'Atender a los pacientes sin largas esperas',
    'Remove the bottlenecks between arrival, triage and the first consultation.':
      'Eliminar los cuellos de botella entre la llegada, el triaje y la primera consulta.',
    'Cut the average wait from arrival to first consultation':
      'Reducir la espera media desde la llegada hasta la primera consulta',
    'Lower the no-show rate for booked appointments':
      'Reducir la tasa de inasistencia a las citas reservadas',
    'Raise the share of appointments offered within 7 days':
      'Aumentar la proporción de citas ofrecidas en menos de 7 días',
    'Make every stay measurably safer': 'Hacer que cada estancia sea más segura de forma medible',
    'Reduce avoidable harm through hygiene, checklists and planned discharge.':
      'Reducir el daño evitable con higiene, listas de verificación y altas planificadas.',
    'Reduce the 30-day readmission rate': 'Reducir la tasa de reingreso a 30 días',
    'Raise audited hand hygiene compliance':
      'Elevar el cumplimiento auditado de la higiene de manos',
    'Introduce the WHO surgical checklist in every operating room':
      'Implantar la lista de verificación quirúrgica de la OMS en cada quirófano',
  },
  'digital-health-telemedicine': {
    Engineering: 'Ingeniería',
    Product: 'Producto',
    'Clinical Affairs': 'Asuntos clínicos',
    'Patient Support': 'Atención al paciente',
    'Privacy & Regulatory': 'Privacidad y regulación',
    'Partnerships & Sales': 'Alianzas y ventas',
    'Growth Marketing': 'Marketing de crecimiento',
    'Bring a clinician on screen within minutes':
      'Poner a un profesional sanitario en pantalla en minutos',
    'Match patients to available clinicians fast enough that they choose video over the waiting room.':
      'Conectar a los pacientes con profesionales disponibles tan rápido que prefieran el video a la sala de espera.',
    'Cut the median time from request to video call':
      'Reducir el tiempo mediano de la solicitud a la videollamada',
    'Grow completed video consultations per month':
      'Aumentar las videoconsultas completadas al mes',
    'Raise the share of calls finished without a technical failure':
      'Aumentar la proporción de llamadas terminadas sin fallo técnico',
    'Become a platform that hospitals trust with patient data':
      'Ser una plataforma a la que los hospitales confíen los datos de sus pacientes',
    'Earn the certificates and integrations that procurement departments ask for.':
      'Obtener los certificados y las integraciones que piden los departamentos de compras.',
    'Pass the data protection audit for health records':
      'Superar la auditoría de protección de datos de las historias clínicas',
    'Go live with electronic record integrations over HL7 FHIR':
      'Poner en marcha integraciones con historias clínicas electrónicas mediante HL7 FHIR',
    'Sign annual contracts with provider groups':
      'Firmar contratos anuales con grupos de proveedores de salud',
  },
  pharmaceuticals: {
    'Research & Development': 'Investigación y desarrollo',
    'Clinical Operations': 'Operaciones clínicas',
    'Regulatory Affairs': 'Asuntos regulatorios',
    Manufacturing: 'Fabricación',
    'Quality Assurance': 'Aseguramiento de la calidad',
    'Medical Sales': 'Ventas médicas',
    Pharmacovigilance: 'Farmacovigilancia',
    Finance: 'Finanzas',
    'Move our lead compound through Phase II on schedule':
      'Completar a tiempo la fase II de nuestro compuesto principal',
    'Recruit, treat and report without protocol deviations that would cost us months.':
      'Reclutar, tratar e informar sin desviaciones del protocolo que nos costarían meses.',
    'Enrol trial participants': 'Incorporar participantes al ensayo',
    'Activate investigator sites': 'Activar centros de investigación',
    'Reduce participants with a major protocol deviation':
      'Reducir los participantes con una desviación mayor del protocolo',
    'Run a plant that passes inspection on any day':
      'Operar una planta que supere la inspección cualquier día',
    'Bring manufacturing to good practice that needs no preparation before an inspector arrives.':
      'Llevar la fabricación a unas buenas prácticas que no requieran preparación antes de que llegue un inspector.',
    'Cut the batch rejection rate': 'Reducir la tasa de rechazo de lotes',
    'Reduce corrective and preventive actions overdue by 30 days or more':
      'Reducir las acciones correctivas y preventivas con 30 días o más de retraso',
    'Pass the GMP inspection without a critical finding':
      'Superar la inspección de BPF sin hallazgos críticos',
  },
  biotechnology: {
    'Discovery Biology': 'Biología de descubrimiento',
    Bioinformatics: 'Bioinformática',
    'Process Development': 'Desarrollo de procesos',
    'Preclinical & Translational': 'Investigación preclínica y traslacional',
    'Intellectual Property & Regulatory': 'Propiedad intelectual y regulación',
    'Business Development': 'Desarrollo de negocio',
    'Finance & Grants': 'Finanzas y subvenciones',
    'Prove our mechanism in preclinical models':
      'Demostrar nuestro mecanismo en modelos preclínicos',
    'Gather reproducible evidence that justifies the step towards a first human trial.':
      'Reunir evidencia reproducible que justifique el paso hacia un primer ensayo en humanos.',
    'Complete animal studies with a significant primary endpoint':
      'Completar estudios en animales con un criterio principal significativo',
    'Raise the share of key assays reproduced by an independent lab':
      'Aumentar la proporción de ensayos clave reproducidos por un laboratorio independiente',
    'Nominate one development candidate': 'Designar un candidato para desarrollo',
    'Secure funding and protection for the platform':
      'Asegurar la financiación y la protección de la plataforma',
    'Extend the runway beyond the next data readout and fence in what we discovered.':
      'Extender el efectivo disponible más allá de la próxima lectura de datos y proteger lo que hemos descubierto.',
    'Win non-dilutive grants': 'Obtener subvenciones no dilutivas',
    'File patent families on the core platform':
      'Solicitar familias de patentes sobre la plataforma principal',
    'Extend the cash runway': 'Ampliar los meses de operación con el efectivo disponible',
    'Scale the bioprocess beyond the bench': 'Escalar el bioproceso más allá del laboratorio',
    'Carry yield and purity from shake flasks to pilot bioreactors.':
      'Llevar el rendimiento y la pureza de los matraces agitados a biorreactores piloto.',
    'Raise the product titre in the pilot bioreactor':
      'Elevar el título del producto en el biorreactor piloto',
    'Reach purity after downstream processing': 'Alcanzar la pureza prevista tras la purificación',
  },
  'medical-devices': {
    'Hardware & Firmware Engineering': 'Ingeniería de hardware y firmware',
    'Industrial Design': 'Diseño industrial',
    'Product Management': 'Gestión de producto',
    'Regulatory & Quality': 'Regulación y calidad',
    'Manufacturing & Supply': 'Fabricación y suministro',
    'Clinical Specialists': 'Especialistas clínicos',
    'Hospital Sales': 'Ventas a hospitales',
    'Get the device cleared for market':
      'Obtener la autorización de comercialización del dispositivo',
    'Assemble the technical file, clinical evidence and quality system that the authority expects.':
      'Reunir el expediente técnico, la evidencia clínica y el sistema de calidad que la autoridad espera.',
    'Complete design verification tests': 'Completar las pruebas de verificación del diseño',
    'Obtain ISO 13485 certification for the quality system':
      'Obtener la certificación ISO 13485 del sistema de calidad',
    'Submit the clearance dossier to the regulator':
      'Presentar el expediente de autorización ante el regulador',
    'Build devices that rarely come back': 'Fabricar dispositivos que rara vez se devuelvan',
    'Lower field failures and shorten how long clinicians wait for a repair.':
      'Reducir los fallos en uso y acortar la espera de los profesionales sanitarios por una reparación.',
    'Reduce complaints per 1,000 units sold':
      'Reducir las reclamaciones por cada 1000 unidades vendidas',
    'Raise devices that pass final inspection at first':
      'Aumentar los dispositivos que superan la inspección final a la primera',
    'Shorten the repair turnaround': 'Acortar el plazo de reparación',
  },
  'dental-practices': {
    Dentistry: 'Odontología',
    'Hygiene & Prevention': 'Higiene y prevención',
    'Reception & Scheduling': 'Recepción y citas',
    'Treatment Coordination': 'Coordinación de tratamientos',
    'Practice Administration': 'Administración de la clínica',
    'Patient Marketing': 'Marketing para pacientes',
    'Fill the chairs with patients who come back': 'Llenar los sillones con pacientes que vuelven',
    'Make the six-monthly check-up a habit and stop losing hours to gaps in the diary.':
      'Hacer de la revisión semestral un hábito y dejar de perder horas por huecos en la agenda.',
    'Raise the share of patients booked for their next hygiene visit':
      'Aumentar la proporción de pacientes con su próxima limpieza reservada',
    'Increase chair utilisation': 'Aumentar la ocupación de los sillones',
    'Welcome new patients each month': 'Recibir nuevos pacientes cada mes',
    'Help patients say yes to the treatment they need':
      'Ayudar a los pacientes a aceptar el tratamiento que necesitan',
    'Explain plans with images and clear payment options, so that necessary care is not put off.':
      'Explicar los planes con imágenes y opciones de pago claras para que no se aplace la atención necesaria.',
    'Raise the acceptance rate of presented treatment plans':
      'Elevar la tasa de aceptación de los planes de tratamiento presentados',
    'Grow monthly revenue from implants and aligners':
      'Aumentar los ingresos mensuales por implantes y alineadores',
    'Offer instalment payments for every plan': 'Ofrecer el pago a plazos en todos los planes',
  },
  'mental-health-psychology': {
    Psychotherapy: 'Psicoterapia',
    Psychiatry: 'Psiquiatría',
    'Intake & Scheduling': 'Acogida y citas',
    'Clinical Supervision & Training': 'Supervisión clínica y formación',
    'Ethics & Confidentiality': 'Ética y confidencialidad',
    'Administration & Billing': 'Administración y facturación',
    'Give people in distress a first session within days':
      'Ofrecer en pocos días una primera sesión a personas en crisis',
    'Shorten the way from the first call to the right therapist, above all for urgent cases.':
      'Acortar el camino de la primera llamada al terapeuta adecuado, sobre todo en los casos urgentes.',
    'Cut the average wait for a first session': 'Reducir la espera media para una primera sesión',
    'Reduce drop-out before the third session': 'Reducir el abandono antes de la tercera sesión',
    'See urgent referrals within 48 hours':
      'Atender las derivaciones urgentes en menos de 48 horas',
    'Show that therapy helps, with measured outcomes':
      'Demostrar con resultados medidos que la terapia ayuda',
    'Use standard questionnaires in every treatment and learn from the results in supervision.':
      'Usar cuestionarios estándar en cada tratamiento y aprender de los resultados en la supervisión.',
    'Raise treatments with PHQ-9 or GAD-7 measured at start and end':
      'Aumentar los tratamientos con PHQ-9 o GAD-7 medido al inicio y al final',
    'Raise the share of clients with a clinically significant improvement':
      'Aumentar la proporción de pacientes con una mejora clínicamente significativa',
    'Keep our therapists well and with us':
      'Cuidar a nuestros terapeutas para que sigan con nosotros',
    'Prevent burnout with a sane caseload and regular supervision.':
      'Prevenir el desgaste profesional con una carga de casos razonable y supervisión periódica.',
    'Lower annual therapist turnover': 'Reducir la rotación anual de terapeutas',
    'Provide supervision hours per therapist each month':
      'Ofrecer horas de supervisión por terapeuta cada mes',
  },
  'veterinary-services': {
    'Veterinary Medicine': 'Medicina veterinaria',
    'Surgery & Hospitalisation': 'Cirugía y hospitalización',
    'Veterinary Nursing': 'Enfermería veterinaria',
    'Front Desk': 'Recepción',
    'Pet Shop & Dispensary': 'Tienda y farmacia para mascotas',
    Administration: 'Administración',
    'Keep pets healthy with prevention, not only emergencies':
      'Mantener sanas a las mascotas con prevención, no solo con urgencias',
    'Turn one-off visits into yearly plans of vaccination, parasite control and check-ups.':
      'Convertir las visitas sueltas en planes anuales de vacunas, control de parásitos y revisiones.',
    'Enrol animals in the wellness plan': 'Inscribir animales en el plan de salud',
    'Raise the share of vaccinations given on their due date':
      'Aumentar la proporción de vacunas aplicadas en su fecha',
    'Grow monthly recurring income from wellness plans':
      'Aumentar los ingresos mensuales recurrentes por planes de salud',
    'Offer surgery and emergency care close to home': 'Ofrecer cirugía y urgencias cerca de casa',
    'Treat in house what we now refer to a distant animal hospital.':
      'Tratar en nuestra clínica lo que hoy derivamos a un hospital veterinario lejano.',
    'Reduce surgical cases referred elsewhere':
      'Reducir los casos quirúrgicos derivados a otros centros',
    'Open a 24-hour emergency rota': 'Abrir un turno de urgencias de 24 horas',
    'Lower anaesthetic complications per 1,000 procedures':
      'Reducir las complicaciones anestésicas por cada 1000 procedimientos',
  },
  'fitness-wellness': {
    'Coaching & Classes': 'Entrenamiento y clases',
    'Membership Sales': 'Venta de membresías',
    'Front Desk & Member Care': 'Recepción y atención a socios',
    'Facilities & Equipment': 'Instalaciones y equipos',
    'Marketing & Community': 'Marketing y comunidad',
    Finance: 'Finanzas',
    'Keep members training past the first three months':
      'Lograr que los socios sigan entrenando pasados los primeros tres meses',
    'Most cancellations come early: coach newcomers until the visit is a habit.':
      'La mayoría de las bajas llega pronto: acompañar a los recién llegados hasta que la visita sea un hábito.',
    'Lower monthly member churn': 'Reducir la tasa mensual de bajas de socios',
    'Raise average visits per member per month': 'Aumentar las visitas medias por socio al mes',
    'Give every new member an onboarding session with a coach':
      'Ofrecer a cada socio nuevo una sesión inicial con un entrenador',
    'Fill the timetable and grow income per member':
      'Llenar el horario y aumentar el ingreso por socio',
    'Offer classes when people want them, and personal training to those with a goal.':
      'Ofrecer clases cuando la gente las quiere y entrenamiento personal a quienes tienen una meta.',
    'Raise the average fill rate of group classes':
      'Elevar la ocupación media de las clases de grupo',
    'Increase monthly revenue from personal training':
      'Aumentar los ingresos mensuales por entrenamiento personal',
    'Convert trial visitors to members': 'Convertir en socios las visitas de prueba',
  },
  'elderly-care': {
    'Nursing & Personal Care': 'Enfermería y cuidados personales',
    'Home Care': 'Atención a domicilio',
    'Activities & Social Work': 'Actividades y trabajo social',
    'Kitchen & Housekeeping': 'Cocina y limpieza',
    'Admissions & Family Relations': 'Admisión y relación con familias',
    'Caregiver Recruitment & Training': 'Selección y formación de cuidadores',
    'Finance & Subsidies': 'Finanzas y ayudas públicas',
    'Make residents safer and more active': 'Lograr que los residentes estén más seguros y activos',
    'Prevent falls and pressure ulcers while giving each day something to look forward to.':
      'Prevenir caídas y úlceras por presión, y dar cada día algo que esperar con ilusión.',
    'Reduce falls per 1,000 resident days': 'Reducir las caídas por cada 1000 días de residencia',
    'Lower the share of residents with a pressure ulcer':
      'Reducir la proporción de residentes con una úlcera por presión',
    'Raise residents who join at least three activities a week':
      'Aumentar los residentes que participan en al menos tres actividades por semana',
    'Be the home that caregivers do not want to leave':
      'Ser la residencia que los cuidadores no quieren dejar',
    'Stable carers are what families notice first; give them training, rest and predictable rotas.':
      'La estabilidad de los cuidadores es lo primero que notan las familias: darles formación, descanso y turnos previsibles.',
    'Cut annual caregiver turnover': 'Reducir la rotación anual de cuidadores',
    'Train caregivers in dementia care': 'Formar a los cuidadores en la atención a la demencia',
    'Publish rotas at least four weeks ahead':
      'Publicar los turnos con al menos cuatro semanas de antelación',
  },
};
