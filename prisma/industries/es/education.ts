import type { SpanishTexts } from '../spanish.ts';

/** The Spanish of ../education.ts: of each department, objective and key result, by industry and English text. */
export const educationSpanish: SpanishTexts = {
  'online-education': {
    'Curriculum & Content': 'Plan de estudios y contenidos',
    'Platform Engineering': 'Ingeniería de la plataforma',
    'Learning Design': 'Diseño del aprendizaje',
    'Learner Acquisition': 'Captación de estudiantes',
    'Institutional Sales': 'Ventas a instituciones',
    'Learner Support': 'Apoyo al estudiante',
    'Get learners to the end of the course': 'Llevar a los estudiantes hasta el final del curso',
    'Shorter lessons, cohorts and timely reminders, so that enrolment becomes completion.':
      'Lecciones más cortas, grupos por convocatoria y recordatorios oportunos, para que inscribirse termine en completar.',
    'Raise course completion rate': 'Elevar la tasa de finalización de los cursos',
    'Raise enrolled learners active in week four':
      'Aumentar los inscritos que siguen activos en la cuarta semana',
    'Sell to schools and employers as well as individuals':
      'Vender a centros educativos y empresas además de a particulares',
    'Add reporting and single sign-on that institutions need and win the first group licences.':
      'Añadir los informes y el inicio de sesión único que las instituciones necesitan y ganar las primeras licencias de grupo.',
    'Sign institutional licences': 'Firmar licencias institucionales',
    'Raise monthly revenue from group licences':
      'Aumentar los ingresos mensuales por licencias de grupo',
    'Release single sign-on and progress reports':
      'Publicar el inicio de sesión único y los informes de progreso',
  },
  schools: {
    'Primary Teaching': 'Docencia de primaria',
    'Secondary Teaching': 'Docencia de secundaria',
    'Curriculum & Assessment': 'Currículo y evaluación',
    'Pupil Welfare & Counselling': 'Bienestar y orientación del alumnado',
    Admissions: 'Admisiones',
    'School Administration': 'Administración escolar',
    'Staff & Payroll': 'Personal y nóminas',
    'Have every pupil reading at grade level': 'Lograr que cada alumno lea al nivel de su curso',
    'Screen early, teach small groups and involve families before gaps grow.':
      'Detectar pronto, enseñar en grupos pequeños e implicar a las familias antes de que crezcan las brechas.',
    'Raise pupils who read at or above grade level':
      'Aumentar los alumnos que leen al nivel de su curso o por encima',
    'Raise identified pupils who get weekly small-group support':
      'Aumentar los alumnos detectados que reciben apoyo semanal en grupo pequeño',
    'Be a school that pupils attend and families choose again':
      'Ser un colegio al que los alumnos asisten y que las familias vuelven a elegir',
    'Act on absence within a day and keep parents informed through the year.':
      'Actuar ante una ausencia en menos de un día y mantener informadas a las familias durante todo el año.',
    'Raise average daily attendance': 'Elevar la asistencia diaria media',
    'Raise re-enrolment rate': 'Elevar la tasa de renovación de matrícula',
    'Raise parents who attend a teacher meeting each term':
      'Aumentar las familias que acuden a una reunión con docentes cada trimestre',
  },
  'universities-higher-education': {
    'Academic Faculties': 'Facultades',
    'Research Office': 'Oficina de investigación',
    'Admissions & Recruitment': 'Admisiones y captación',
    'Student Services': 'Servicios al estudiante',
    'Registry & Campus Operations': 'Secretaría académica y operaciones del campus',
    'Finance & Grants': 'Finanzas y subvenciones',
    'Academic Staff Affairs': 'Gestión del profesorado',
    'See more first-year students through to a degree':
      'Acompañar a más estudiantes de primer año hasta su título',
    'Spot students at risk in their first weeks and give them tutoring and advice.':
      'Identificar a los estudiantes en riesgo en sus primeras semanas y ofrecerles tutoría y orientación.',
    'Raise first-to-second-year retention': 'Elevar la permanencia del primer al segundo año',
    'Raise students who graduate in the regular time':
      'Aumentar los estudiantes que se gradúan en el plazo previsto',
    'Raise graduates in work or study after six months':
      'Aumentar los graduados que trabajan o estudian a los seis meses',
    'Raise the standing and funding of our research':
      'Elevar el prestigio y la financiación de nuestra investigación',
    'Help academics write stronger proposals and publish so that others can build on the results.':
      'Ayudar al profesorado a redactar propuestas más sólidas y a publicar de modo que otros puedan aprovechar los resultados.',
    'Grow yearly competitive grant income':
      'Aumentar los ingresos anuales por financiación competitiva',
    'Raise publications available in open access':
      'Aumentar las publicaciones disponibles en acceso abierto',
  },
  'corporate-training': {
    'Programme Design': 'Diseño de programas',
    'Training Delivery': 'Impartición de la formación',
    'Trainer Network': 'Red de formadores',
    'Corporate Sales': 'Ventas a empresas',
    'Participant Administration': 'Administración de participantes',
    'Show employers that training changes work':
      'Demostrar a las empresas que la formación cambia el trabajo',
    'Test before and after, and ask managers three months later what is done differently.':
      'Evaluar antes y después, y preguntar a los responsables tres meses más tarde qué se hace de otra manera.',
    'Raise programmes with pre-test and post-test':
      'Aumentar los programas con prueba previa y posterior',
    'Raise managers who report changed behaviour after three months':
      'Aumentar los responsables que informan de cambios de conducta a los tres meses',
    'Fill the trainer calendar with multi-session programmes':
      'Llenar la agenda de los formadores con programas de varias sesiones',
    'Replace single workshops with programmes that run through the year of a client.':
      'Sustituir los talleres sueltos por programas que acompañen al cliente durante todo el año.',
    'Raise average contract value': 'Aumentar el valor medio de los contratos',
    'Raise trainer days booked per month':
      'Aumentar los días de formación contratados al mes por formador',
    'Raise employers who buy a second programme':
      'Aumentar las empresas que compran un segundo programa',
  },
  'language-schools': {
    Teaching: 'Docencia',
    'Academic Coordination': 'Coordinación académica',
    Enrolment: 'Matriculación',
    Promotion: 'Promoción',
    'Student Services & Stays': 'Servicios y estancias para estudiantes',
    'School Administration': 'Administración de la escuela',
    'Bring students to the next level within the course':
      'Llevar a los estudiantes al siguiente nivel dentro del curso',
    'Place them well, speak more in class and check progress each month.':
      'Ubicarlos bien, hablar más en clase y comprobar su progreso cada mes.',
    'Raise students who move up one CEFR level per course year':
      'Aumentar los estudiantes que suben un nivel del MCER por curso',
    'Raise official exam pass rate': 'Elevar la tasa de aprobados en exámenes oficiales',
    'Fill groups in the quiet hours and months':
      'Llenar los grupos en las horas y los meses de menor demanda',
    'Offer morning groups, summer intensives and in-house classes so that rooms and teachers are used all year.':
      'Ofrecer grupos de mañana, intensivos de verano y clases en empresas para aprovechar aulas y docentes todo el año.',
    'Raise average students per group': 'Aumentar la media de estudiantes por grupo',
    'Raise trial lessons that end in enrolment':
      'Aumentar las clases de prueba que terminan en matrícula',
    'Raise income from summer intensives': 'Aumentar los ingresos por intensivos de verano',
  },
  'early-childhood-daycare': {
    'Infant & Toddler Rooms': 'Aulas de bebés y primeros pasos',
    'Preschool Rooms': 'Aulas de preescolar',
    Pedagogy: 'Pedagogía',
    'Kitchen & Facilities': 'Cocina e instalaciones',
    'Family Relations & Enrolment': 'Relación con familias e inscripción',
    'Educator Hiring & Training': 'Contratación y formación de educadores',
    'Give each child a safe day with a familiar educator':
      'Dar a cada niño un día seguro con un educador de confianza',
    'Keep groups small and staff steady, and learn from every bump and near miss.':
      'Mantener grupos pequeños y un equipo estable, y aprender de cada golpe y de cada susto.',
    'Cut children per educator in the toddler rooms':
      'Reducir los niños por educador en las aulas de primeros pasos',
    'Cut yearly educator turnover': 'Reducir la rotación anual de educadores',
    'Raise educators with a current paediatric first aid certificate':
      'Aumentar los educadores con certificado vigente de primeros auxilios pediátricos',
    'Fill our places and keep families informed':
      'Ocupar nuestras plazas y mantener informadas a las familias',
    'Answer enquiries the same day and share what each child did, so that parents recommend us.':
      'Responder a las consultas el mismo día y contar qué hizo cada niño, para que las familias nos recomienden.',
    'Raise places occupied': 'Aumentar las plazas ocupadas',
    'Raise parents who would recommend the centre':
      'Aumentar las familias que recomendarían el centro',
  },
  'tutoring-test-preparation': {
    'School Subject Tutoring': 'Refuerzo escolar',
    'Exam Preparation': 'Preparación de exámenes',
    'Study Materials': 'Materiales de estudio',
    'Tutor Recruitment': 'Selección de tutores',
    'Family Advice & Scheduling': 'Asesoría a familias y horarios',
    'Local Marketing': 'Marketing local',
    'Raise the marks of the pupils we teach':
      'Mejorar las notas de los alumnos a los que enseñamos',
    'Diagnose gaps at the start, plan lessons around them and report to families each month.':
      'Diagnosticar las carencias al inicio, planificar las clases en torno a ellas e informar cada mes a las familias.',
    'Raise average grade gain after one term': 'Elevar la mejora media de nota tras un trimestre',
    'Raise exam candidates who pass at the first attempt':
      'Aumentar los candidatos que aprueban el examen a la primera',
    'Raise pupils who start with a written diagnosis':
      'Aumentar los alumnos que empiezan con un diagnóstico por escrito',
    'Keep tutors busy outside the exam rush':
      'Dar trabajo a los tutores fuera de la temporada de exámenes',
    'Sell term-long packages and group sessions, so that income does not depend on two months a year.':
      'Vender paquetes trimestrales y sesiones de grupo para que los ingresos no dependan de dos meses al año.',
    'Raise students on a term package': 'Aumentar los alumnos con un paquete trimestral',
    'Raise paid lesson hours per tutor and week':
      'Aumentar las horas de clase pagadas por tutor y semana',
  },
};
