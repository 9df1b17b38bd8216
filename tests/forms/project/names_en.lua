--- English names of this project's data.
return {
   ["某市工业节水示例意见"] = "Sample Opinions on Industrial Water Saving", ["规范计量"] = "Metering", ["实施技术改造"] = "Retrofits", ["利用再生水"] = "Reclaimed water",
   ["推广经验"] = "Experience", ["计量数字化"] = "Digital metering", ["技改项目储备库"] = "Reserve of projects", ["年度技改任务"] = "Annual retrofit task",
   ["再生水“点对点”配置"] = "Point-to-point supply", ["节水交流活动"] = "Exchanges", ["典型案例"] = "Model cases",
   ["甲厂"] = "Jia Works", ["缺报厂"] = "Silent Works", ["零产厂"] = "Idle Works", ["小厂"] = "Small Works", ["食品制造业"] = "Manufacture of foods", ["甲县污水厂"] = "Jia Plant",
   ["䶮泉𬭩昇堃丝绸之路现代农业循环经济产业园区农产品精深加工及副产物综合利用示范有限责任公司"] = "Yanquan Hongshengkun Silk Road Modern Agriculture Circular Economy Park Deep Processing of Farm Produce and Utilization of By-products Co., Ltd.",
}
