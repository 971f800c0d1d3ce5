using System.Management.Automation;
using System.Reflection;
using System.Runtime.CompilerServices;
using Maestro.Tests.Hosting;

namespace Maestro.Tests.Cmdlets;

/// <summary>Whatever a library throws reaches nobody raw; what the engine throws to steer a pipeline is left alone.</summary>
public sealed class DefectTests
{
    /// <summary>The platform and the libraries that are used.</summary>
    private static readonly string[] Libraries =
    [
        "System.Private.CoreLib", "System.Text.Json", "System.Text.RegularExpressions", "System.Diagnostics.Process", "System.Collections", "System.Net.Primitives", "System.Net.Sockets",
        "System.Private.Xml", "System.Security.Cryptography", "System.IO.Compression", "LibGit2Sharp", "YamlDotNet", "Spectre.Console",
    ];

    [Fact]
    public void EveryExceptionOfEveryLibraryIsCaught()
    {
        Func<Exception, bool> isDefect = IsDefect();
        Type[] types = [.. Libraries.SelectMany(Exceptions)];
        Assert.True(types.Length > 100, $"Only {types.Length} types were found.");

        string[] raw = [.. types.Where(type => !isDefect(Make(type))).Select(static type => type.FullName!)];

        // A pipeline that is closed while a cmdlet writes disposes of what it needs.
        Assert.Equal(["System.ObjectDisposedException"], raw);
    }

    [Fact]
    public void WhatTheEngineThrowsIsLeftToIt()
    {
        Func<Exception, bool> isDefect = IsDefect();
        Type[] types = [.. typeof(PSCmdlet).Assembly.GetTypes().Where(IsException)];
        Assert.NotEmpty(types);
        Assert.DoesNotContain(types, type => isDefect(Make(type)));
    }

    // As the module has it, which these tests have no reference to.
    private static Func<Exception, bool> IsDefect()
    {
        using var engine = new HostedEngine();
        Type command = engine.Run("(Get-Command Get-MaestroStatus).ImplementingType").Single<Type>();
        return command.Assembly.GetType("Maestro.Commands.ErrorCatalog", throwOnError: true)!.GetMethod("IsDefect")!.CreateDelegate<Func<Exception, bool>>();
    }

    // Without its constructor, which may ask for anything: only the type counts.
    private static Exception Make(Type type) => (Exception)RuntimeHelpers.GetUninitializedObject(type);

    private static bool IsException(Type type) => type.IsAssignableTo(typeof(Exception)) && !type.IsAbstract && !type.ContainsGenericParameters;

    // A library that does not exist under this name throws nothing.
    private static Type[] Exceptions(string name)
    {
        try
        {
            return [.. Assembly.Load(name).GetExportedTypes().Where(IsException)];
        }
        catch (FileNotFoundException)
        {
            return [];
        }
    }
}
