/** The sample district's people. Invented; any likeness is chance. */
export const SUPERVISORS = ['Ngozi Adeyemi', 'Laura Brandt', 'Hector Villanueva', 'Mei Tanaka', 'Patrick Doyle', 'Samira Haddad', 'Denise Whitfield'] as const;

/** Sixty principals, in the order in which they are dealt to networks, cohorts and circles. */
export const PRINCIPALS = [
  'Rosa Delgado', 'Aaron Feldman', 'Keisha Monroe', 'Tom Lindqvist', 'Priya Raman', 'Daniel Okafor',
  'Maria Santos', 'Greg Novak', 'Yolanda Pierce', 'Ethan Marsh', 'Linh Tran', 'Carol Jennings',
  'Omar Farouk', 'Beth Kowalski', 'Andre Baptiste', 'Susan Ito', 'Miguel Ortega', 'Faith Obi',
  'Karen Lund', 'Victor Reyes', 'Hannah Weiss', 'Curtis Boone', 'Amina Diallo', 'Peter Sandoval',
  'Grace Kim', 'Luis Cardenas', 'Joanna Piotrowska', 'Malik Turner', 'Elena Petrova', 'Brian Castillo',
  'Nadia Rahman', 'Scott Hartley', 'Ivy Nakamura', 'Deshawn Ellis', 'Monica Fuentes', 'Walter Griggs',
  'Sofia Marino', 'Raymond Cho', 'Tessa Holloway', 'Jorge Maldonado', 'Ruth Abrams', 'Kwame Mensah',
  'Paula Steiner', 'Emil Hansen', 'Leila Shah', 'Dennis Ruiz', 'Anita Desai', 'Frank Moretti',
  'Claire Dubois', 'Isaac Goldberg', 'Teresa Nguyen', 'Harold Banks', 'Marisol Vega', 'Quentin Shaw',
  'Bridget Nolan', 'Ahmed Suleiman', 'Joyce Caldwell', 'Pablo Iglesias', 'Wendy Tsosie', 'Calvin Reed',
] as const;

/** Sixty schools, one for each principal in the same order. */
export const SCHOOLS = [
  'Alder Creek', 'Bayview', 'Cesar Heights', 'Dogwood', 'Eastgate', 'Foothill', 'Garfield Park', 'Harbor Point', 'Ironwood', 'Juniper',
  'Kestrel Hill', 'Lakeside', 'Meadowlark', 'North Fork', 'Orchard', 'Pine Ridge', 'Quarry Lane', 'Riverbend', 'Sunrise', 'Thornton',
  'Union Street', 'Valley Oak', 'Willow Glen', 'Yarrow', 'Zephyr', 'Aspen Grove', 'Birchwood', 'Canyon View', 'Dover', 'Elm Street',
  'Fairmont', 'Greenway', 'Hillcrest', 'Indigo', 'Jackson Square', 'Kingsley', 'Linden', 'Maple Court', 'Newbridge', 'Ocean Avenue',
  'Prairie View', 'Quail Run', 'Redwood', 'Spring Street', 'Tamarack', 'Upland', 'Vista del Sol', 'Westbrook', 'Yellowstone', 'Arroyo Seco',
  'Bluebell', 'Cottonwood', 'Deer Path', 'Evergreen', 'Franklin', 'Glenwood', 'Hawthorne', 'Island Park', 'Jasper', 'Knollwood',
] as const;

/** The two coders of the sample study. */
export const RESEARCHERS: readonly string[] = ['Helen Ostrander', 'Samuel Boateng'];
