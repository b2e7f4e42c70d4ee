"""First and family names from many places, and the people everybody meets in the demo."""

from typing import Final


def _names(text: str) -> tuple[str, ...]:
    return tuple(text.split())


FIRST: Final = _names(
    """
    Aaliyah Abel Adaeze Adrián Agnieszka Aiko Alejandra Alina Alma Amadou Amina Anahita Andrés Anouk Anselm Antonia Anwar
    Arjun Asha Astrid Ayşe Aziza Bao Beatriz Benedikt Björn Bogdan Bruna Caio Camille Catarina Celeste Cem Chiara Chidi
    Chloé Claudia Cyrus Daan Dalia Damir Daniela Darius Deepa Diego Dilara Dragana Eero Efua Elena Elif Emeka Emil Enzo
    Esther Eun-ji Fabian Farah Fatou Femke Filip Florian Francesca Freya Gabriela Gael Georgi Gianni Giulia Goran Greta
    Gustavo Haruki Hassan Helena Hiba Hiroshi Hugo Ibrahim Ida Ifeoma Igor Ilse Imani Inès Ioana Isak Ismael Ivana Jada
    Jakub Jana Javier Jelena Jiho Joana Johanna Jorge Josefine Juan Juliana Kaito Kamila Karim Katarzyna Kavya Keziah
    Khadija Kofi Krzysztof Kwame Lamine Lars Leandro Leila Lena Leonie Lerato Lin Livia Lotte Lucas Lucía Ludmila Maarten
    Magda Mahmoud Maja Malik Manon Manuel Margarida Mariam Marko Marta Mateo Mathilde Matteo Maya Mehmet Mei Mercy Mikael
    Milan Milena Min-jun Mira Mohammed Mónica Nadia Naledi Nam Natalia Neha Nia Nicolás Nikolai Nkechi Nora Olga Olivia
    Omari Oscar Paula Pavel Pedro Petra Philippe Pilar Quentin Rafael Raj Ravi Rebekka Renata Rohan Roman Rosa Ruben Rui
    Ruth Sadia Salma Samir Sandra Sanjay Sara Saskia Sebastian Sean Selin Sergio Shira Silvia Simone Sina Sofia Solveig
    Stefan Stella Sunita Svetlana Takumi Tamar Tariq Tatiana Teresa Thabo Thandi Theo Thijs Thomas Tiago Tomasz Tuan Ulrike
    Uma Valentina Vanessa Veronika Viktor Vivek Wanjiru Wei Wim Xavier Ximena Yara Yasmin Yohan Yuki Yusuf Zahra Zainab
    Zoltán Zuzana
    """
)

FAMILY: Final = _names(
    """
    Abdullahi Acheampong Adeleke Ahmed Akhtar Albrecht Almeida Andersen Andrade Antonov Appiah Arslan Asante Aydın Bakker
    Balogun Barbosa Becker Bello Berg Bernard Bianchi Bonnet Boateng Borges Bos Brandt Bruno Çelik Cardoso Castillo Chavez
    Chen Cho Christensen Costa Cruz Dahl Davies Demir Diallo Diaz Dijkstra Dimitrov Dlamini Dubois Durand Dvořák Edwards
    Eriksson Esposito Fashola Fernandes Ferrari Fischer Fontaine Fraser García Gashi Georgiou Girard Gonçalves González
    Greco Gruber Gupta Hansen Haddad Hagen Hassan Heikkinen Herrera Hoang Hoffmann Horvat Horváth Hussain Ibrahim Ito
    Ivanova Iyer Jansen Jensen Johansson Jovanović Juárez Kamau Kaplan Kapoor Karlsson Kaya Keller Khalil Khan Kim Klein
    Kobayashi Koné Kowalczyk Kovács Krause Kumar Lambert Larsen Lee Lehmann Lewandowski Li Lima Lopez Lund Maas Mahlangu
    Mancini Marques Martinez Mbeki Mensah Meyer Mishra Mohamed Molina Moreau Morales Moyo Mukherjee Müller Mwangi Nagy
    Nakamura Navarro Ndiaye Nguyen Nielsen Nilsson Novák Nowak Nwosu Obi Ochieng Odhiambo Okeke Oliveira Olsen Ortega
    Østergaard Özdemir Park Patel Pereira Peeters Petrov Pham Pinto Popescu Quintero Rahman Ramos Rao Rasmussen Reddy
    Ribeiro Richter Romano Rossi Roux Ruiz Şahin Salazar Sall Santos Sato Schneider Schwarz Sharma Silva Singh Smit
    Sørensen Sousa Sow Suzuki Svensson Takahashi Tan Teixeira Tesfaye Thompson Torres Tran Traoré Tshabalala Tunç Usman
    Vargas Vasquez Verhoeven Virtanen Visser Vogel Vu Wagner Walker Wang Weiss Wiśniewski Wójcik Wolff Yamamoto Yıldız
    Yilmaz Zając Zhang Zhou Zimmermann
    """
)

# Everybody a reader of the demo meets: key, name, title, level. Their places in the tree are in `people.py`.
CAST: Final[dict[str, tuple[str, str, int]]] = {
    "ceo": ("Rachel Osei", "Chief Executive Officer", 6),
    "operations": ("Ingrid Solberg", "Chief Operating Officer", 5),
    "support": ("Amara Okafor", "Head of Customer Support", 5),
    "fleet": ("Marta Kowalska", "Head of Fleet and Safety", 5),
    "commercial": ("Daniel Mwangi", "Chief Commercial Officer", 5),
    "technology": ("Anjali Rao", "Chief Technology Officer", 5),
    "finance": ("Omar Haddad", "Chief Financial Officer", 5),
    "day": ("Seun Adeyemi", "Team Lead, Day Desk", 4),
    "night": ("Luca Moretti", "Team Lead, Night Desk", 4),
    "priya": ("Priya Nair", "Support Operations Specialist", 3),
    "grace": ("Grace Kim", "Quality Analyst", 3),
    "meiling": ("Mei-Ling Chen", "Senior Support Agent", 2),
    "hannah": ("Hannah Schmidt", "Support Agent", 1),
    "tomas": ("Tomás Rivera", "Knowledge Manager", 3),
    "jonas": ("Jonas Weber", "Depot Liaison", 2),
    "noah": ("Noah Lindqvist", "Support Agent", 1),
    "kenji": ("Kenji Tanaka", "Depot Operations Lead", 4),
    "hr": ("Nomvula Dlamini", "Head of People", 4),
    "hr_field": ("Beatriz Fontaine", "HR Partner", 3),
    "admin": ("Henrik Lund", "Systems Administrator", 3),
}
