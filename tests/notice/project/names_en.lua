--- English names of what the ledgers name.
return {
   ["甲厂"] = "Jia Works", ["乙厂"] = "Yi Works", ["丙厂"] = "Bing Works", ["丁厂"] = "Ding Works", ["戊厂"] = "Wu Works", ["漏厂"] = "Lou Works",
   ["新厂"] = "Xin Works", ["停厂"] = "Ting Works",
   ["甲项目"] = "Jia project", ["甲一项目"] = "Jia project 1", ["甲二项目"] = "Jia project 2", ["乙项目"] = "Yi project", ["丙项目"] = "Bing project",
   ["丙一项目"] = "Bing project 1", ["丙二项目"] = "Bing project 2", ["丙旧项目"] = "Bing old project",
   ["甲县交流会"] = "Jia exchange", ["乙区培训"] = "Yi training", ["丙县对接会"] = "Bing meeting",
}
