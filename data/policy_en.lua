--- policy_en.lua - working translations of the policy's words, for reference only (译文仅供参考): the Chinese text
-- in policy.lua is the policy.  Made for this project by no official body; documents that use them say so on
-- every page.  Names of areas and units are in manifest.lua (name_en).

local M = {}

M.working = true -- not an official translation

M.title = "Implementation Opinions of Zhangye on Advancing Industrial Water Saving (2026–2028)"
M.short_title = "Opinions" -- in running text
M.status = "Discussion Draft"
M.table1_caption = "Annual Tasks of Key Projects of Industrial Water-Saving Retrofit"
M.annex_title = "List of Key Tasks for Advancing Industrial Water Saving in Zhangye"

M.groups = {
   "I. Laying firm foundations for industrial water saving",
   "II. Taking multiple measures to save water and raise efficiency",
   "III. Tapping the water-saving potential of industrial enterprises",
}

M.tasks = {
   "Monitor and analyse industrial water use regularly",
   "Strengthen supervision of industrial projects’ water use at source",
   "Improve enterprises’ systems of water-saving management",
   "Standardize the provision and management of water meters",
   "Improve water-saving infrastructure in industrial parks",
   "Carry out technical retrofits for industrial water saving",
   "Strengthen the recycling of water in enterprises",
   "Promote the industrial use of reclaimed water across the board",
   "Sum up and spread experience in water saving",
   "Increase rewards and support for industrial water saving",
}

M.items = {
   ["1.1"] = "Establish and improve a mechanism for the regular monitoring and analysis of water use by industrial enterprises above designated size. Every half-year, survey enterprises’ water use: total use, structure of use, ways of intake, main processes that use water, patterns of circulation and water quotas. Compare each enterprise’s use with the same period of the year before and analyse objectively why it rose or fell.",
   ["1.2"] = "Sum up what enterprises with marked results in water saving have in common in technology, management systems and control of the whole process, as a basis for measures by category and for saving water scientifically.",
   ["2.1"] = "Urge and guide new, altered and expanded industrial projects to carry out water resources assessments under the Measures for the Administration of Water Resources Assessments of Construction Projects and to prepare water-saving evaluation reports, and guide projects to give priority to reclaimed water where conditions permit. The assessments shall give clear opinions above all on the water resources available in the project’s area, the industry’s water quotas, water-saving measures, the source and volume of intake, the feasibility of using unconventional water sources and the volume of intake allowed. Keep a ledger of water resources assessments of industrial construction projects for each year, and strengthen their organization, implementation and supervision.",
   ["2.2"] = "Urge and guide new, altered and expanded industrial projects with a designed annual water use of 20,000 m³ or more to observe strictly the “three simultaneities” of water saving in construction projects, so that water-saving facilities are designed, built and put into use together with the main works. Keep a ledger of the “three simultaneities” of industrial construction projects for each year, and strengthen review beforehand and supervision during and after the works.",
   ["3.1"] = "Urge and guide key water users to strengthen the management of their own water use, to establish and improve systems of water-saving management, and to strengthen responsibility for water-saving targets and its assessment. Encourage industrial enterprises with an annual water use of 100,000 m³ or more to explore a system of persons in charge of water saving and to define the duties of their water-saving management teams.",
   ["3.2"] = "Guide key water users to set up a three-level system of water-saving management (plant director, workshop, team), to include water-saving indicators in their internal performance assessment and, through assessment and incentives, to lead teams and employees to practise water saving at every step and use water with care.",
   ["4.1"] = "Urge and guide enterprises to improve their water pipe networks (and equipment) and, step by step, the provision and management of water metering. Provide water meters in line with the General Principles for the Provision and Management of Water Meters in Water-Using Units (GB/T 24789-2022), keep complete and standard original records and statistical ledgers, and improve the statistics of water saving.",
   ["4.2"] = "See to it that enterprises with two or more water sources, or with two or more kinds of water use, install separate water meters, and check, calibrate and maintain them regularly so that they work properly.",
   ["4.3"] = "Strengthen the provision and management of digital and intelligent water meters, promote metering by quality and by category, set up step by step a metering system for unconventional water such as wastewater and municipal reclaimed water, and strengthen data statistics and process management.",
   ["5.1"] = "See to it that industrial parks, together with the upgrading of their environmental infrastructure, further improve facilities for water supply, drainage, wastewater treatment and water recycling, so as to give enterprises the physical conditions for circulating, reusing and using reclaimed water.",
   ["5.2"] = "Encourage industrial parks to adopt unified water supply and centralized wastewater treatment, to strengthen professional operation and digital support, and so to use water in cascade and to the best effect.",
   ["5.3"] = "By the end of 2026, Zhangye Economic Development Zone and, where conditions permit, the county industrial parks shall complete the building and improvement of the parks’ water-saving and water recycling facilities.",
   ["6.1"] = "Carry out quota management of industrial enterprises with high water use; those whose use exceeds the quota shall make water-saving retrofits within a time limit.",
   ["6.2"] = "Strengthen the planning, reserve and guidance of projects of industrial water-saving retrofit, and set up a reserve of such projects.",
   ["6.3"] = "Speed up water-saving retrofit projects such as the intelligent water supply of the Circular Economy Demonstration Park of Zhangye Economic Development Zone and the recycling of wastewater from deep processing of potatoes at Fengyuan Potato, so that they are completed and in operation early. Organize and implement a number of key industrial water-saving retrofit projects each year, and press ahead with industrial water saving and efficiency.",
   ["7.1"] = "Guide industrial enterprises to carry out, in good order, water balance tests and water efficiency benchmarking, and to strengthen the analysis of water efficiency and total use.",
   ["7.2"] = "Encourage and support enterprises in green transformation and recycling retrofits centred on water saving, and promote use of water in series between enterprises, use by quality, multiple use and recycling.",
   ["7.3"] = "Set up step by step a “full-cycle” control mechanism for enterprises’ water saving: planning and design at source, monitoring of the process, treatment and reuse at the end. By models such as “large circulation” between enterprises with “small circulation” inside them, reduce the discharge of wastewater and promote the recycling of industrial water.",
   ["8.1"] = "Draw fully on the ways in which the Zhangye Power Plant of GEPIC and Hexi Silicon use water, explore and advance the “point-to-point” allocation of reclaimed water between municipal wastewater treatment plants and enterprises, improve the reclaimed water network, and use reclaimed water treated to standard in industrial production, so as to take less fresh water.",
   ["8.2"] = "Support the centralized treatment and reuse of wastewater in industrial parks, guide enterprises that can use reclaimed water in production to use it actively, and so use reclaimed water in the parks “wherever it can be used”.",
   ["9.1"] = "Organize industrial parks and key water users for exchanges of water-saving technology, training and the matching of supply and demand, build platforms for sharing experience and technology and for industrial cooperation, and spread water-saving technology.",
   ["9.2"] = "Taking enterprises such as the Zhangye Power Plant of GEPIC and Kunlun Biochemical as demonstrations, sum up common experience and results in water saving that can be replicated and spread, as models for industrial enterprises throughout the city.",
   ["10.1"] = "Carry out actively the national and provincial policies of rewards and subsidies for water saving. For enterprises advanced in water saving, provide rewards and support step by step from funds such as the rewards for Zhangye’s building of a new benchmark of a water-saving society for the new era, and give priority to qualified projects in applications for the provincial special funds for industry and information technology. Guide enterprises to put water saving first and to raise their ability and level in it.",
}

--- Working titles of the items (short in policy.lua), for sentences and narrow tables.
M.items_short = {
   ["1.1"] = "Monitoring and analysis of water use", ["1.2"] = "Summaries of results", ["2.1"] = "Water resources assessment",
   ["2.2"] = "“Three simultaneities”", ["3.1"] = "Water-saving management systems", ["3.2"] = "Three-level management",
   ["4.1"] = "Provision of water meters", ["4.2"] = "Separate metering and calibration", ["4.3"] = "Digital metering by quality and category",
   ["5.1"] = "Parks’ water facilities", ["5.2"] = "Unified supply and treatment", ["5.3"] = "Parks’ water-saving facilities",
   ["6.1"] = "Quotas and retrofits within a time limit", ["6.2"] = "Reserve of retrofit projects", ["6.3"] = "Annual retrofit task",
   ["7.1"] = "Water balance tests and benchmarking", ["7.2"] = "Use in series and by quality", ["7.3"] = "“Full-cycle” control",
   ["8.1"] = "“Point-to-point” reclaimed water", ["8.2"] = "Reclaimed water wherever usable", ["9.1"] = "Exchange activities",
   ["9.2"] = "Model cases", ["10.1"] = "Rewards and subsidies",
}

--- Working titles of the targets.
M.targets_short = {
   system = "Management systems improved", trial = "Pilot models explored", cases = "4 model cases of advanced enterprises",
   industry = "Water saving promoted across all industries", monitoring = "Monitoring and analysis kept up", experience = "Good practice spread step by step",
   mechanism = "Policy mechanisms sounder", awareness = "Awareness of water saving raised",
   production = "Water-saving production basically established at key water users", reuse = "Water reuse rate of industry above designated size",
   intensity = "Water use per CNY 10,000 of industrial added value",
}

--- Thresholds as sentences say them.
M.thresholds = {
   three_simultaneous = "a designed annual water use of 20,000 m³ or more",
   manager = "an annual water use of 100,000 m³ or more",
}

return M
