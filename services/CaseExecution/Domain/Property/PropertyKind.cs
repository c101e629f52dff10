namespace Enforcement.CaseExecution.Domain.Property;

/// <summary>What is owned 財產.</summary>
public enum PropertyKind
{
    /// <summary>存款.</summary>
    Deposit,

    /// <summary>薪資.</summary>
    Salary,

    /// <summary>Other claim against a third party 其他債權.</summary>
    Claim,

    /// <summary>保險契約.</summary>
    InsurancePolicy,

    /// <summary>車輛.</summary>
    Vehicle,

    /// <summary>土地.</summary>
    Land,

    /// <summary>建物.</summary>
    Building,

    /// <summary>動產.</summary>
    Movable,

    /// <summary>有價證券.</summary>
    Securities,

    /// <summary>其他.</summary>
    Other,
}

public enum PropertyState
{
    Known,

    /// <summary>It was there and is not any more: sold, paid out, scrapped.</summary>
    Gone,

    /// <summary>It never was the obligor's.</summary>
    Wrong,
}

/// <summary>Where knowledge of property comes from.</summary>
public enum PropertySource
{
    /// <summary>The agency's property list with the transfer.</summary>
    TransferForm,

    /// <summary>Answer of a bank, registry, tax office ... to an inquiry.</summary>
    Inquiry,

    /// <summary>The obligor's own report (CEA 20).</summary>
    ObligorReport,

    /// <summary>Found on site.</summary>
    Site,

    /// <summary>Told by the agency, an informant or another person.</summary>
    Told,
}
