--- The stages of a construction project, in order. The first word is what is stored.

local M = {}

--- Choices of a stage field, with the ways they are written.
M.choices = {
   { "储备", "谋划", "谋划储备", "入库" },
   { "前期", "前期工作", "开展前期", "可研", "前期准备", "前期阶段" },
   { "开工", "已开工", "新开工", "开工建设", "已开工建设" },
   { "在建", "建设中", "正在建设", "施工中", "正在施工", "续建" },
   { "完工", "已完工", "竣工", "已竣工", "竣工验收", "已竣工验收", "建成", "已建成" },
   { "投运", "已投运", "投用", "已投用", "投产", "已投产", "建成投产", "建成投运", "投入运行", "已投入运行", "运行", "已运行" },
}

return M
